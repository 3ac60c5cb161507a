import type { EventMatcher } from './event-pattern.ts';
import { isPattern } from './event-pattern.ts';
import type { Subscription } from './subscription.ts';
import { parseReceiverUrl } from './url-advice.ts';

/** Something about one subscription that somebody should look at. */
export interface Finding {
  readonly kind: 'unsafe-url' | 'http-url' | 'no-entries' | 'unknown-entry' | 'matches-nothing';
  /** A few words for a table cell. */
  readonly label: string;
}

function findUrlFindings(text: string): readonly Finding[] {
  const url = parseReceiverUrl(text);
  if (url === undefined) return [{ kind: 'unsafe-url', label: 'URL is not http or https' }];
  return url.protocol === 'http:' ? [{ kind: 'http-url', label: 'http URL' }] : [];
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
    ...(match === undefined ? [] : findEntryFindings(subscription.events, match)),
  ];
}
