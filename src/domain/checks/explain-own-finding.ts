import { hasHiddenCharacters, revealHiddenCharacters } from '../hidden-characters.ts';
import type { Subscription } from '../subscription.ts';
import { describeHost } from '../unicode-host.ts';
import { displayUrl, parseReceiverUrl, secretParameters } from '../url-advice.ts';
import type { Finding, OwnFinding, OwnFindingKind } from './finding.ts';
import { suggestRemoval } from './suggest-removal.ts';

/** Why each finding of the list matters. Apart from the rules, because the list, which loads first, never says it. */
const reasons: Readonly<Record<OwnFindingKind, (subscription: Subscription) => string>> = {
  'unsafe-url': ({ url }) =>
    url === '' ? 'It has no URL.' : `“${displayUrl(url)}” is no address that VCC can send to.`,
  'url-credentials': () => 'Everybody who may read the configuration sees them, and servers on the way log them.',
  'hidden-characters': ({ name, url }) => {
    const readings = [
      hasHiddenCharacters(name) && `the name is “${revealHiddenCharacters(name)}”`,
      hasHiddenCharacters(url) && `the URL is “${displayUrl(url)}”`,
    ];
    return `It is not what it reads as: ${readings.filter(Boolean).join(' and ')}.`;
  },
  'look-alike-host': ({ url }) =>
    `The host ${describeHost(parseReceiverUrl(url)?.hostname ?? '')} contains characters of another script. It may be a look-alike of the host that is meant.`,
  'http-url': () =>
    'Call data travels unencrypted: anyone on the way can read it. VCC’s own portal accepts https only.',
  'private-host': () => 'VCC sends from the internet and cannot reach this host, so nothing arrives.',
  'url-secret': ({ url: text }) => {
    const url = parseReceiverUrl(text);
    const names = url === undefined ? [] : secretParameters(url);
    const quoted = names.map((name) => `“${revealHiddenCharacters(name)}”`).join(', ');
    return `${quoted} looks like a secret, and URLs are shown and logged in many places. The signature proves the sender without it.`;
  },
  'no-entries': () => 'Nothing is ever sent to it.',
  'matches-nothing': () =>
    'No event type of today’s catalogue fits this pattern. It may be a slip, or wait for a later type.',
  'unknown-entry': () => 'Nothing is delivered for it. It may be a slip, or a type that was retired.',
};

function actionOf({ kind, subscription, entry }: OwnFinding): Finding['action'] {
  if (entry !== undefined) return suggestRemoval(subscription, entry);
  if (kind === 'no-entries') return { type: 'edit', label: 'Choose events' };
  return { type: 'edit', label: kind === 'hidden-characters' ? 'Type it anew' : 'Change the URL' };
}

/** A finding of the list with all that the page *Checks* tells of it. */
export function explainOwnFinding(finding: OwnFinding): Finding {
  return { ...finding, why: reasons[finding.kind](finding.subscription), action: actionOf(finding) };
}
