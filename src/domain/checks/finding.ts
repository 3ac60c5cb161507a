import type { EventCatalogue } from '../event-catalogue.ts';
import type { EventMatcher } from '../event-pattern.ts';
import type { Subscription } from '../subscription.ts';

/** How much a finding matters: events are lost or exposed; something will surprise; worth knowing. */
export const severities = ['error', 'warning', 'info'] as const;

export type Severity = (typeof severities)[number];

export const findingKinds = [
  'unsafe-url',
  'url-credentials',
  'hidden-characters',
  'no-entries',
  'look-alike-host',
  'http-url',
  'private-host',
  'url-secret',
  'matches-nothing',
  'unknown-entry',
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
  readonly action: FindingAction;
}

/** Those that need one subscription alone. */
export const ownFindingKinds = [
  'unsafe-url',
  'url-credentials',
  'hidden-characters',
  'no-entries',
  'look-alike-host',
  'http-url',
  'private-host',
  'url-secret',
  'matches-nothing',
  'unknown-entry',
] as const satisfies readonly FindingKind[];

export type OwnFindingKind = (typeof ownFindingKinds)[number];

/** What the list shows of a finding on one subscription alone; `explainOwnFinding` has the rest. */
export interface OwnFinding extends Pick<Finding, 'severity' | 'subscription' | 'label'> {
  readonly kind: OwnFindingKind;
  /** The entry that it is about, if it is about one. */
  readonly entry?: string;
}

/** What the rules about one subscription alone need to know of the world. */
interface OwnContext {
  /** Undefined while the catalogue is not known: entries are then not judged. */
  readonly match: EventMatcher | undefined;
}

/** What one subscription has in common with the others that send to its URL. */
export interface SharedDelivery {
  /** How many event types it and others send to the URL. */
  readonly typeCount: number;
  /** Others that send some of them: as many as a sentence can name, and one more when there are more. */
  readonly others: readonly Subscription[];
}

/** What the rules judge a subscription against, worked out once for the whole account. */
export interface Configuration {
  readonly catalogue: EventCatalogue;
  /** Of every enabled subscription with an event type that another enabled one sends to the same URL. */
  readonly sharedDeliveries: ReadonlyMap<Subscription, SharedDelivery>;
  /** Of every subscription whose name looks like another's: all that look so, itself included. */
  readonly namesakes: ReadonlyMap<Subscription, readonly Subscription[]>;
}

/** A check that needs one subscription alone, so that the list can afford it. Pure, as all rules are. */
export type OwnRule = (subscription: Subscription, context: OwnContext) => readonly OwnFinding[];

/** A check that looks at the catalogue's versions, or at other subscriptions. */
export type Rule = (subscription: Subscription, configuration: Configuration) => readonly Finding[];
