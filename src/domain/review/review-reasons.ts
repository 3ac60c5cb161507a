import type { Fields } from '../activity/activity-entry.ts';
import { compareEntries } from '../activity/activity-entry.ts';
import { adviseUrl, parseReceiverUrl } from '../url-advice.ts';
import type { EntryEffect } from './entry-effect.ts';

/** Why a change is asked about before it is saved; everything else is saved as it was asked for. */
export type ReviewReason =
  | { readonly kind: 'host'; readonly before: string; readonly after: string }
  | { readonly kind: 'doubt'; readonly sentence: string }
  | { readonly kind: 'lost'; readonly names: readonly string[] }
  /** Entries are taken away, and without the catalogue nobody knows what they select. */
  | { readonly kind: 'effect-unknown' };

/** A URL that cannot be parsed is its own host: any change of it is a change of where notifications go. */
function hostOf(url: string): string {
  return parseReceiverUrl(url.trim())?.host ?? url.trim();
}

/** Why a new subscription is asked about: its host. */
export function reviewUrl(url: string): readonly ReviewReason[] {
  return adviseUrl(url).doubts.map((sentence) => ({ kind: 'doubt', sentence }));
}

/** `effect` is undefined while the catalogue is not known. */
export function reviewChange(before: Fields, after: Fields, effect: EntryEffect | undefined): readonly ReviewReason[] {
  const [oldHost, newHost] = [hostOf(before.url), hostOf(after.url)];
  const isMoved = before.url !== after.url.trim();
  const hasFewerEntries = compareEntries(before.events, after.events).lost.length > 0;
  const reasons: readonly (ReviewReason | false)[] = [
    isMoved && oldHost !== newHost && { kind: 'host', before: oldHost, after: newHost },
    ...(isMoved ? reviewUrl(after.url) : []),
    effect === undefined && hasFewerEntries && { kind: 'effect-unknown' },
    effect !== undefined && effect.lost.length > 0 && { kind: 'lost', names: effect.lost },
  ];
  return reasons.filter((reason) => reason !== false);
}
