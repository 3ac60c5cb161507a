/** The address of an answer without a redirect is where the browser stays. */
export interface Visit {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

/**
 * As much of a browser as a sign-in needs: cookies with their paths, redirects that stop before `stopAt` (the page of
 * the console, which nobody serves here), and forms. It goes to `origin` whatever host an address names, like a proxy.
 */
export class TestBrowser {
  readonly #origin: string;
  readonly #stopAt: string;
  readonly #cookies = new Map<string, { value: string; path: string }>();

  constructor(origin: string, stopAt: string) {
    this.#origin = origin;
    this.#stopAt = stopAt;
  }

  async visit(address: string | URL, form?: Record<string, string>): Promise<Visit> {
    let url = new URL(address);
    let body = form && new URLSearchParams(form);
    for (let hops = 0; hops < 12; hops += 1) {
      if (url.href.startsWith(this.#stopAt)) return { url, status: 0, text: '' };
      const response = await fetch(this.#origin + url.pathname + url.search, {
        method: body ? 'POST' : 'GET',
        headers: { cookie: this.#cookieHeader(url.pathname) },
        redirect: 'manual',
        ...(body && { body }),
      });
      this.#keepCookies(response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location === null) return { url, status: response.status, text: await response.text() };
      url = new URL(location, url);
      body = undefined;
    }
    throw new Error(`Redirected for ever, last to ${url.href}`);
  }

  /** Submits the page's one form with these fields beside its hidden ones. */
  submit(page: Visit, fields: Record<string, string> = {}): Promise<Visit> {
    const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1];
    if (action === undefined) throw new Error(`There is no form on the page: ${page.text}`);
    const hidden = Object.fromEntries(
      [...page.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    return this.visit(new URL(action, page.url), { ...hidden, ...fields });
  }

  #cookieHeader(path: string): string {
    return [...this.#cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
      .join('; ');
  }

  #keepCookies(headers: readonly string[]): void {
    for (const header of headers) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      const path = /path=([^;]+)/i.exec(header)?.[1] ?? '/';
      const expires = /expires=([^;]+)/i.exec(header)?.[1];
      if (expires !== undefined && Date.parse(expires) < Date.now()) this.#cookies.delete(name);
      else this.#cookies.set(name, { value, path });
    }
  }
}
