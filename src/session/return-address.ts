/** The console's start page, where every doubtful address leads. */
export const START_PAGE = '/subscriptions';

// Browsers drop tabs and line ends inside a URL and read `\` as `/`, so `/\t/evil` would leave the origin.
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const UNSAFE = /[\u0000-\u0020\u007f\\]/;
const LONGEST = 2_048;

/**
 * A path of this origin to go to after signing in, or the start page (ASVS 3.7.2, acceptance T26). An address
 * that a router made has no control character, blank or backslash: such characters are always encoded.
 */
export function safeReturnAddress(address: string | null | undefined): string {
  if (address === null || address === undefined || address.length > LONGEST) return START_PAGE;
  if (!address.startsWith('/') || address.startsWith('//') || UNSAFE.test(address)) return START_PAGE;
  // The browser has the last word: it resolves dots, and a path like `/.//evil` must stay here as well.
  const base = 'https://origin.invalid';
  if (!URL.canParse(address, base)) return START_PAGE;
  const url = new URL(address, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return START_PAGE;
  return url.pathname + url.search + url.hash;
}
