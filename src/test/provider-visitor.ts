/** A person's browser at the OpenID provider: keeps cookies, follows redirects, fills in the sign-in form. */
export class ProviderVisitor {
  readonly #user: { readonly login: string; readonly password: string };
  readonly #cookies = new Map<string, string>();

  constructor(user: { readonly login: string; readonly password: string }) {
    this.#user = user;
  }

  /** Goes where the console has sent it, and returns the callback address that the provider sends it back to. */
  async visit(authorizationUrl: URL | undefined): Promise<URL> {
    if (authorizationUrl === undefined) throw new Error('The console has not left for the provider');
    let url = authorizationUrl;
    let form: URLSearchParams | undefined;
    for (let step = 0; step < 10; step += 1) {
      const response = await this.#load(url, form);
      const location = response.headers.get('location');
      if (location === null && form !== undefined) throw new Error(`The provider answered ${await response.text()}`);
      // A page instead of a redirect is the sign-in form, which posts to its own address.
      form = location === null ? new URLSearchParams(this.#user) : undefined;
      url = new URL(location ?? url, url);
      if (url.pathname === '/auth/callback') return url;
    }
    throw new Error('The provider redirects in circles');
  }

  async #load(url: URL, form: URLSearchParams | undefined): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const post = form === undefined ? {} : { method: 'POST', body: form };
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...post });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }
}
