import { hasHiddenCharacters } from './hidden-characters.ts';
import { describeHost } from './unicode-host.ts';
import { isPrivateHost, parseReceiverUrl, secretParameters } from './url-advice.ts';

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

/** What is hardly ever meant: a receiver that VCC cannot reach, or a host that reads as another one. */
function doubtsOf(url: URL): readonly string[] {
  return [
    isPrivateHost(url.hostname) &&
      `VCC sends from the internet and cannot reach ${url.hostname}: a receiver must be publicly reachable.`,
    url.hostname.includes('xn--') &&
      `The host contains characters of another script. Its real name is ${describeHost(url.hostname)}: check that it is not a look-alike.`,
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
