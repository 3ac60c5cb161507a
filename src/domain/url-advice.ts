import { hasHiddenCharacters, revealHiddenCharacters } from './hidden-characters.ts';

/**
 * What is wrong with, or worth knowing about, the URL of a receiver. Only what the API or safety forbids is a problem;
 * the rest is advice (contract section 3, acceptance group U). The platform's own URL parser decides, the same one
 * that would send a request, so that `0x7f.1` is seen as the loopback address that it is.
 */

export interface UrlAdvice {
  /** Why it cannot be saved. */
  readonly problem: string | undefined;
  /** What to think about before saving it. */
  readonly warnings: readonly string[];
  /** Those of the warnings that are asked about before saving, because they are hardly ever meant (U4, U5, U7). */
  readonly doubts: readonly string[];
}

const longestUrl = 2_048;
const secretParameter = /^(?:.*[-_])?(?:token|key|apikey|secret|password|pwd|sig|signature|auth|code)$/i;

/** Parses text that is written as an absolute http or https URL. */
export function parseReceiverUrl(text: string): URL | undefined {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * A URL that the parser would give back as it is and that holds nothing but scheme, host, perhaps a port, and path:
 * nearly every one, and parsing each of 10,000 is dear. No part of its host is one that the parser reads in a way of
 * its own: a number, or `xn--`.
 */
const plainUrl = /^(https?):\/\/((?:(?!xn--)[a-z0-9-]+\.)+(?!xn--)[a-z]+)(?::(?!443\/|80\/)[1-9]\d{0,3})?\/[\w/-]*$/;

/** Scheme and host of a URL that need not be parsed to know them; undefined for any other text. */
export function readPlainUrl(text: string): { readonly protocol: string; readonly hostname: string } | undefined {
  const [, scheme, hostname] = plainUrl.exec(text) ?? [];
  return scheme === undefined || hostname === undefined ? undefined : { protocol: `${scheme}:`, hostname };
}

function isPrivateIpv4(hostname: string): boolean {
  if (!/^\d.*\d$/.test(hostname)) return false;
  const parts = hostname.split('.').map(Number);
  const [a = -1, b = -1] = parts;
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part))) return false;
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}

/** The IPv4 address inside an IPv6 one (`[::ffff:7f00:1]`, as the URL parser writes it), otherwise an empty text. */
function mappedIpv4(name: string): string {
  const words = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(name)?.slice(1) ?? [];
  return words.flatMap((word) => [Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 255]).join('.');
}

/** Hosts that Vonage cannot reach: loopback, private and link-local addresses, and names of local networks. */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(name)) return true;
  if (name.startsWith('[')) return /^\[(?:::1?\]|f[cd]|fe[89ab])/.test(name) || isPrivateIpv4(mappedIpv4(name));
  return isPrivateIpv4(name) || !name.includes('.');
}

function problemOf(text: string): string | undefined {
  if (text === '') return 'Enter the URL that VCC sends notifications to.';
  if (hasHiddenCharacters(text) || /\s/.test(text))
    return 'This URL contains a blank or a character that cannot be seen. Remove it.';
  if (text.length > longestUrl) return `This URL is longer than ${longestUrl.toLocaleString('en')} characters.`;
  if (!/^https?:\/\//i.test(text)) return 'A URL starts with https:// (or http://).';
  const url = parseReceiverUrl(text);
  if (url === undefined || url.port === '0') return 'This is not a complete URL: check the host and the port.';
  if (url.username !== '' || url.password !== '')
    return 'Credentials in a URL are not allowed: they would be shown and logged. Remove the part before “@”.';
  return undefined;
}

/** Names of the parameters that look like secrets. */
export function secretParameters(url: URL): readonly string[] {
  return [...url.searchParams.keys()].filter((name) => secretParameter.test(name));
}

/** What is hardly ever meant: a receiver that VCC cannot reach, or a host that reads as another one. */
function doubtsOf(url: URL): readonly string[] {
  return [
    isPrivateHost(url.hostname) &&
      `VCC sends from the internet and cannot reach ${url.hostname}: a receiver must be publicly reachable.`,
    url.hostname.includes('xn--') &&
      `The host contains characters of another script. Its real name is ${url.hostname}: check that it is not a look-alike.`,
  ].filter((doubt) => doubt !== false);
}

/** The vendor's own domains (contract section 1): nobody's receiver is there. */
const vendorHost = /(?:^|\.)(?:newvoicemedia\.com|cc\.vonage\.com)$/;

function warningsOf(url: URL, doubts: readonly string[], ownHosts: readonly string[]): readonly string[] {
  const secrets = secretParameters(url);
  return [
    url.protocol === 'http:' &&
      'http is not encrypted: anyone on the way can read call data. VCC’s own portal accepts https only.',
    ...doubts,
    (ownHosts.includes(url.host) || vendorHost.test(url.hostname)) &&
      `${url.host} is this console or VCC itself: notifications would go round in a loop. Enter the address of your own receiver.`,
    secrets.length > 0 &&
      `The parameter ${secrets.map((name) => `“${name}”`).join(', ')} looks like a secret. URLs are shown and logged in many places.`,
    url.hash !== '' && 'The part after “#” is never sent.',
    url.hostname.endsWith('.') && 'The host ends with a dot.',
  ].filter((warning) => warning !== false);
}

/**
 * Judges the text of a URL field; blanks around it do not count. `ownHosts`: where the console and the API are, which
 * no receiver can be.
 */
export function adviseUrl(text: string, ownHosts: readonly string[] = []): UrlAdvice {
  const trimmed = text.trim();
  const problem = problemOf(trimmed);
  const url = problem === undefined ? parseReceiverUrl(trimmed) : undefined;
  if (url === undefined) return { problem, warnings: [], doubts: [] };
  const doubts = doubtsOf(url);
  return { problem, warnings: warningsOf(url, doubts, ownHosts), doubts };
}

/** A URL as it may be shown: hidden characters visible, a password masked. The stored one is never changed. */
export function displayUrl(text: string): string {
  // A password may hold an @ itself: the last one before the path ends it, as for the URL parser.
  return revealHiddenCharacters(text).replace(/^(\w+:\/\/[^/?#:@]*):[^/?#]*@/, '$1:•••@');
}
