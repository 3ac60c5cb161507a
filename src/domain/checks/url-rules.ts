import { hasHiddenCharacters, revealHiddenCharacters } from '../hidden-characters.ts';
import { displayUrl, isPrivateHost, parseReceiverUrl, secretParameters } from '../url-advice.ts';
import type { Finding, OwnRule } from './finding.ts';

/** The same doubts about a URL as the form has (`url-advice.ts`), of what is stored already. */
type Doubt = Pick<Finding, 'kind' | 'severity' | 'label' | 'why'>;

const change = { type: 'edit', label: 'Change the URL' } as const;

function credentials(url: URL): Doubt | undefined {
  if (url.username === '' && url.password === '') return undefined;
  const why = 'Everybody who may read the configuration sees them, and servers on the way log them.';
  return { kind: 'url-credentials', severity: 'error', label: 'Credentials in the URL', why };
}

function lookAlikeHost({ hostname }: URL): Doubt | undefined {
  if (!hostname.includes('xn--')) return undefined;
  const why = 'The host contains characters of another script. It may be a look-alike of the host that is meant.';
  return { kind: 'look-alike-host', severity: 'warning', label: `Host is really ${hostname}`, why };
}

function http({ protocol }: URL): Doubt | undefined {
  if (protocol !== 'http:') return undefined;
  const why = 'Call data travels unencrypted: anyone on the way can read it. VCC’s own portal accepts https only.';
  return { kind: 'http-url', severity: 'warning', label: 'http URL', why };
}

function privateHost({ hostname }: URL): Doubt | undefined {
  if (!isPrivateHost(hostname)) return undefined;
  const why = `VCC sends from the internet and cannot reach ${hostname}, so nothing arrives.`;
  return { kind: 'private-host', severity: 'warning', label: 'Host cannot be reached by VCC', why };
}

function secretInUrl(url: URL): Doubt | undefined {
  const names = url.search === '' ? [] : secretParameters(url);
  if (names.length === 0) return undefined;
  const parameters = names.map((name) => `“${revealHiddenCharacters(name)}”`).join(', ');
  const why = `${parameters} looks like a secret, and URLs are shown and logged in many places. The signature proves the sender without it.`;
  return { kind: 'url-secret', severity: 'warning', label: 'Token in the URL', why };
}

const urlRules = [credentials, lookAlikeHost, http, privateHost, secretInUrl] as const;

function unsafeUrl(text: string): Doubt {
  const why = text === '' ? 'It has no URL.' : `“${displayUrl(text)}” is no address that VCC can send to.`;
  return { kind: 'unsafe-url', severity: 'error', label: 'URL is not http or https', why };
}

/** Every doubt about the URL. It is parsed once for all of them: parsing is most of what checking an account costs. */
export const doubtUrl: OwnRule = (subscription) => {
  const url = parseReceiverUrl(subscription.url);
  const doubts = url === undefined ? [unsafeUrl(subscription.url)] : urlRules.flatMap((rule) => rule(url) ?? []);
  return doubts.map((doubt) => ({ ...doubt, subscription, action: change }));
};

/** A name or URL with characters that nobody sees: it is not what it reads as. */
export const hiddenCharacters: OwnRule = (subscription) => {
  const { name, url } = subscription;
  const places = [
    hasHiddenCharacters(name) && { place: 'name', shown: revealHiddenCharacters(name) },
    hasHiddenCharacters(url) && { place: 'URL', shown: displayUrl(url) },
  ].filter((place) => place !== false);
  if (places.length === 0) return [];
  const readings = places.map(({ place, shown }) => `the ${place} is “${shown}”`);
  return [
    {
      kind: 'hidden-characters',
      severity: 'error',
      subscription,
      label: `Hidden characters in the ${places.map(({ place }) => place).join(' and ')}`,
      why: `It is not what it reads as: ${readings.join(' and ')}.`,
      action: { type: 'edit', label: 'Type it anew' },
    },
  ];
};
