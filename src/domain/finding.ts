import type { EventMatcher } from './event-pattern.ts';
import { isPattern } from './event-pattern.ts';
import type { Subscription } from './subscription.ts';
import { hasHiddenCharacters } from './hidden-characters.ts';
import { isPrivateHost, parseReceiverUrl, secretParameters } from './url-advice.ts';

/** Something about one subscription that somebody should look at. */
export interface Finding {
  readonly kind:
    | 'unsafe-url'
    | 'url-credentials'
    | 'hidden-characters'
    | 'http-url'
    | 'private-host'
    | 'look-alike-host'
    | 'url-secret'
    | 'no-entries'
    | 'unknown-entry'
    | 'matches-nothing';
  /** A few words for a table cell. */
  readonly label: string;
}

/** The same doubts about a URL as the form has (`url-advice.ts`), in a few words each. */
function findUrlFindings(text: string): readonly Finding[] {
  const url = parseReceiverUrl(text);
  if (url === undefined) return [{ kind: 'unsafe-url', label: 'URL is not http or https' }];
  const findings: readonly (Finding | false)[] = [
    (url.username !== '' || url.password !== '') && { kind: 'url-credentials', label: 'Credentials in the URL' },
    url.protocol === 'http:' && { kind: 'http-url', label: 'http URL' },
    isPrivateHost(url.hostname) && { kind: 'private-host', label: 'Host cannot be reached by VCC' },
    url.hostname.includes('xn--') && { kind: 'look-alike-host', label: `Host is really ${url.hostname}` },
    secretParameters(url).length > 0 && { kind: 'url-secret', label: 'Token in the URL' },
  ];
  return findings.filter((finding) => finding !== false);
}

function findHiddenCharacters({ name, url }: Subscription): readonly Finding[] {
  const places = [hasHiddenCharacters(name) && 'name', hasHiddenCharacters(url) && 'URL'].filter(Boolean);
  return places.length === 0
    ? []
    : [{ kind: 'hidden-characters', label: `Hidden characters in the ${places.join(' and ')}` }];
}

function findEntryFindings(entries: readonly string[], match: EventMatcher): readonly Finding[] {
  if (entries.length === 0) return [{ kind: 'no-entries', label: 'No events chosen' }];
  return entries
    .filter((entry) => match(entry).length === 0)
    .map((entry) =>
      isPattern(entry)
        ? { kind: 'matches-nothing', label: `${entry} matches nothing` }
        : { kind: 'unknown-entry', label: `${entry} is not in the catalogue` },
    );
}

/** The findings on one subscription. Without a matcher (the catalogue is missing) its entries are not judged. */
export function findFindings(subscription: Subscription, match: EventMatcher | undefined): readonly Finding[] {
  return [
    ...findUrlFindings(subscription.url),
    ...findHiddenCharacters(subscription),
    ...(match === undefined ? [] : findEntryFindings(subscription.events, match)),
  ];
}
