import { revealHiddenCharacters } from './hidden-characters.ts';

/**
 * Facts about the URL of a receiver. The platform's own URL parser decides, the same one that would send a request, so
 * that `0x7f.1` is seen as the loopback address that it is.
 */

const secretParameter = /^(?:.*[-_])?(?:token|key|apikey|secret|password|pwd|sig|signature|auth|code)$/i;
/** The same where words are told apart by a capital: `accessToken`, and not `monkey`. */
const secretInCamelCase = /[a-z\d](?:Token|Key|Secret|Password|Pwd|Sig|Signature|Auth)$/;

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

/** Names of the parameters that look like secrets. */
export function secretParameters(url: URL): readonly string[] {
  return [...url.searchParams.keys()].filter((name) => secretParameter.test(name) || secretInCamelCase.test(name));
}

/**
 * A URL as it may be shown: hidden characters visible; a password masked, and a user name without one, which is how
 * tokens are given. The stored one is never changed.
 */
export function displayUrl(text: string): string {
  // A password may hold an @ itself: the last one before the path ends it, as for the URL parser.
  return revealHiddenCharacters(text).replace(/^(\w+:\/\/)([^/?#]*)@/, (_, scheme: string, user: string) => {
    const colon = user.indexOf(':');
    return `${scheme}${colon === -1 ? '' : user.slice(0, colon + 1)}•••@`;
  });
}
