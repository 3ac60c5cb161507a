import type { EventCatalogue } from '../event-catalogue.ts';
import type { Subscription } from '../subscription.ts';

/** How much a finding matters: events are lost or exposed; something will surprise; worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

export const findingKinds = [
  'unsafe-url',
  'url-credentials',
  'hidden-characters',
  'look-alike-host',
  'matches-nothing',
  'unknown-entry',
  'no-entries',
  'http-url',
  'private-host',
  'url-secret',
  'delivered-twice',
  'look-alike-name',
  'older-version',
  'firehose',
  'covered-entry',
  'switched-off',
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** The one thing to do about a finding. A suggestion is applied in the editor, unsaved, so that its effect is seen first. */
export type FindingAction =
  | { readonly type: 'edit'; readonly label: string }
  | { readonly type: 'suggest-events'; readonly label: string; readonly events: readonly string[] };

/** Something about one subscription that somebody should look at. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly subscription: Subscription;
  /** A few words for a table cell. */
  readonly label: string;
  /** Why it matters, as a sentence. */
  readonly why: string;
  readonly actions: readonly FindingAction[];
}

/** What the rules judge a subscription against, worked out once for the whole account. */
export interface Configuration {
  readonly subscriptions: readonly Subscription[];
  /** Undefined while it is not known: entries are then not judged. */
  readonly catalogue: EventCatalogue | undefined;
  /** Subscriptions by the URL that requests really go to. */
  readonly byTarget: ReadonlyMap<string, readonly Subscription[]>;
  /** Subscriptions by what their names look like. */
  readonly byLookOfName: ReadonlyMap<string, readonly Subscription[]>;
}

/** One kind of check: pure, and silent about what it does not judge. */
export type Rule = (subscription: Subscription, configuration: Configuration) => readonly Finding[];
