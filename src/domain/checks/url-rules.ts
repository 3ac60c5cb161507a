import { hasHiddenCharacters } from '../hidden-characters.ts';
import { isPrivateHost, parseReceiverUrl, readPlainUrl, secretParameters } from '../url-advice.ts';
import type { OwnFinding, OwnRule } from './finding.ts';

/** The same doubts about a URL as the form has (`url-advice.ts`), of what is stored already. */
type Doubt = Pick<OwnFinding, 'kind' | 'severity' | 'label'>;

const none: readonly OwnFinding[] = [];

const isDoubt = (doubt: Doubt | false): doubt is Doubt => doubt !== false;

function plainDoubts(protocol: string, hostname: string): readonly (Doubt | false)[] {
  return [
    protocol === 'http:' && { kind: 'http-url', severity: 'warning', label: 'http URL' },
    isPrivateHost(hostname) && { kind: 'private-host', severity: 'warning', label: 'Host cannot be reached by VCC' },
  ];
}

function doubtsOf(url: URL): readonly Doubt[] {
  const { hostname, protocol, search, username, password } = url;
  const doubts: readonly (Doubt | false)[] = [
    (username !== '' || password !== '') && {
      kind: 'url-credentials',
      severity: 'error',
      label: 'Credentials in the URL',
    },
    hostname.includes('xn--') && {
      kind: 'look-alike-host',
      severity: 'warning',
      label: `Host is really ${hostname}`,
    },
    ...plainDoubts(protocol, hostname),
    search !== '' &&
      secretParameters(url).length > 0 && { kind: 'url-secret', severity: 'warning', label: 'Token in the URL' },
  ];
  return doubts.filter(isDoubt);
}

const unsafe: Doubt = { kind: 'unsafe-url', severity: 'error', label: 'URL is not http or https' };

function readDoubts(text: string): readonly Doubt[] {
  const plain = readPlainUrl(text);
  if (plain !== undefined) return plainDoubts(plain.protocol, plain.hostname).filter(isDoubt);
  const url = parseReceiverUrl(text);
  return url === undefined ? [unsafe] : doubtsOf(url);
}

/** Every doubt about the URL. It is parsed at most once: parsing is much of what checking an account costs. */
export const doubtUrl: OwnRule = (subscription) =>
  readDoubts(subscription.url).map((doubt) => ({ ...doubt, subscription }));

/** A name or URL with characters that nobody sees: it is not what it reads as. */
export const hiddenCharacters: OwnRule = (subscription) => {
  const { name, url } = subscription;
  if (!hasHiddenCharacters(name) && !hasHiddenCharacters(url)) return none;
  const places = [hasHiddenCharacters(name) && 'name', hasHiddenCharacters(url) && 'URL'].filter(Boolean);
  const label = `Hidden characters in the ${places.join(' and ')}`;
  return [{ kind: 'hidden-characters', severity: 'error', subscription, label }];
};
