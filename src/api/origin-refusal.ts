/** A header that makes every browser ask first (a preflight), as the console's own requests do. */
const preflighted = { 'Content-Type': 'application/json' };

type Ask = (init: RequestInit) => Promise<unknown>;

async function isAnswered(ask: Ask, init: RequestInit): Promise<boolean> {
  try {
    await ask({ ...init, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the API's host answers but does not let this page read it (CORS). A browser tells a script neither, so two
 * looks without a token, and without anything of the person, compare what a page may read with what arrives at all.
 *
 * @param ask fetches the address that gave no answer.
 */
export async function isOriginRefused(ask: Ask): Promise<boolean> {
  const signal = AbortSignal.timeout(5_000);
  const [isReadable, isThere] = await Promise.all([
    isAnswered(ask, { headers: preflighted, redirect: 'manual', signal }),
    isAnswered(ask, { mode: 'no-cors', signal }),
  ]);
  return isThere && !isReadable;
}
