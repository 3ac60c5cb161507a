/** The browser, or the way the page was loaded, lacks something without which signing in would not be safe. */
export class BrowserError extends Error {
  override name = 'BrowserError';
}

/**
 * Throws before anything is sent when the page was not loaded securely: browsers then have no `crypto.subtle`, and
 * there would be no way to sign in with PKCE that is worth its name (acceptance B2). What else may be missing
 * (storage, channel, locks) costs a convenience and is dealt with where it is used.
 */
export function checkBrowser(browser: Pick<typeof globalThis, 'isSecureContext' | 'crypto'> = globalThis): void {
  const crypto: Partial<Crypto> = browser.crypto;
  if (!browser.isSecureContext || crypto.subtle === undefined) throw new BrowserError('Not a secure context');
}
