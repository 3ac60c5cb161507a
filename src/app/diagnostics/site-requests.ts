/**
 * What the diagnostics page asks, and nothing else does: without credentials, from no cache, and given up in time. An
 * answer that did not come is `undefined`: whether the line, a missing permission (CORS) or the policy kept it away, a
 * page cannot know.
 */

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function ask(address: string, timeoutMs: number, init: RequestInit): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch {
    return undefined;
  }
}

export const askHeaders = (address: string, timeoutMs: number) => ask(address, timeoutMs, { method: 'HEAD' });

export const askForText = (address: string, timeoutMs: number, accept = 'application/json') =>
  ask(address, timeoutMs, { headers: { accept } });

/** A form without a single field: a token endpoint refuses it, and that is its answer. */
export const askWithEmptyForm = (address: string, timeoutMs: number) =>
  ask(address, timeoutMs, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(),
  });
