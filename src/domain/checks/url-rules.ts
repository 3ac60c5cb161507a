import { hasHiddenCharacters, revealHiddenCharacters } from '../hidden-characters.ts';
import { isPrivateHost, parseReceiverUrl, secretParameters } from '../url-advice.ts';
import type { Finding, FindingKind, Rule, Severity } from './finding.ts';
import type { Subscription } from '../subscription.ts';

const editUrl = [{ type: 'edit', label: 'Change the URL' }] as const;

function finding(
  subscription: Subscription,
  kind: FindingKind,
  severity: Severity,
  label: string,
  why: string,
): readonly Finding[] {
  return [{ kind, severity, subscription, label, why, actions: editUrl }];
}

export const unsafeUrl: Rule = (subscription) =>
  parseReceiverUrl(subscription.url) !== undefined
    ? []
    : finding(
        subscription,
        'unsafe-url',
        'error',
        'URL is not http or https',
        `“${revealHiddenCharacters(subscription.url)}” is no address that VCC can send to.`,
      );

export const httpUrl: Rule = (subscription) =>
  parseReceiverUrl(subscription.url)?.protocol !== 'http:'
    ? []
    : finding(
        subscription,
        'http-url',
        'warning',
        'http URL',
        'Call data travels unencrypted: anyone on the way can read and change it. VCC’s portal accepts https only.',
      );

export const privateHost: Rule = (subscription) => {
  const url = parseReceiverUrl(subscription.url);
  if (url === undefined || !isPrivateHost(url.hostname)) return [];
  return finding(
    subscription,
    'private-host',
    'warning',
    'Private host',
    `VCC sends from the internet and cannot reach ${url.hostname}, so nothing arrives.`,
  );
};

export const urlCredentials: Rule = (subscription) => {
  const url = parseReceiverUrl(subscription.url);
  if (url === undefined || (url.username === '' && url.password === '')) return [];
  return finding(
    subscription,
    'url-credentials',
    'error',
    'Credentials in the URL',
    'Everybody who may read the configuration sees them, and servers on the way log them.',
  );
};

export const urlSecret: Rule = (subscription) => {
  const url = parseReceiverUrl(subscription.url);
  const names = url === undefined ? [] : secretParameters(url);
  if (names.length === 0) return [];
  return finding(
    subscription,
    'url-secret',
    'warning',
    'Token in the URL',
    `The parameter ${names.map((name) => `“${name}”`).join(', ')} looks like a secret; URLs are shown and logged in many places. The signature proves the sender without it.`,
  );
};

export const lookAlikeHost: Rule = (subscription) => {
  const url = parseReceiverUrl(subscription.url);
  if (url === undefined || !url.hostname.split('.').some((part) => part.startsWith('xn--'))) return [];
  return finding(
    subscription,
    'look-alike-host',
    'warning',
    'Host in another script',
    `Its real name is ${url.hostname}. It may be a look-alike of the host that is meant.`,
  );
};

export const hiddenCharacters: Rule = (subscription) => {
  const places = [
    hasHiddenCharacters(subscription.name) && `the name reads “${revealHiddenCharacters(subscription.name)}”`,
    hasHiddenCharacters(subscription.url) && `the URL reads “${revealHiddenCharacters(subscription.url)}”`,
  ].filter((place) => place !== false);
  if (places.length === 0) return [];
  return [
    {
      kind: 'hidden-characters',
      severity: 'error',
      subscription,
      label: 'Hidden characters',
      why: `With its invisible characters shown, ${places.join(' and ')}. It is not what it seems.`,
      actions: [{ type: 'edit', label: 'Type it anew' }],
    },
  ];
};
