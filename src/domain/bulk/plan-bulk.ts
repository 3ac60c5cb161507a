import type { MissingReason } from './find-missing-reason.ts';
import { assertNever } from '../../lib/assert-never.ts';
import { sameEntries, type Subscription } from '../subscription.ts';
import { adviseUrl, type UrlAdvice } from '../advise-url.ts';
import { parseReceiverUrl } from '../url-advice.ts';

/**
 * What a change of many subscriptions will do, row by row, before anything is sent (issue 4 item 3). Pure: what the
 * person approves is what the runner sends.
 */

export type BulkAction =
  | { readonly kind: 'enable' }
  | { readonly kind: 'disable' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'add-entries'; readonly entries: readonly string[] }
  | { readonly kind: 'remove-entries'; readonly entries: readonly string[] }
  | { readonly kind: 'replace-entry'; readonly from: string; readonly to: string }
  /** `from` as the URL parser tells it, port included; undefined for whatever host a row has. */
  | { readonly kind: 'change-host'; readonly from: string | undefined; readonly to: string };

/** Why a row stays as it is. */
export const skipReasons = {
  'already-on': 'It is on already',
  'already-off': 'It is off already',
  'entries-there': 'It has these entries already',
  'entry-missing': 'It has no such entry',
  'would-be-empty': 'It would be left without any entry',
  'url-unreadable': 'Its URL cannot be read',
  'url-refused': 'Its new URL could not be saved in the form either',
  'other-host': 'Its URL has another host',
  'same-host': 'Its URL has this host already',
  gone: 'It no longer exists',
  unreadable: 'It exists, but the API’s answer about it cannot be read',
  'not-found': 'It no longer exists, or the API’s answer about it cannot be read',
} as const;
type SkipReason = keyof typeof skipReasons;

/** A subscription that is not among those that can be read, and why. */
export interface MissingRow extends Pick<Subscription, 'subscriptionId' | 'name'> {
  readonly reason: MissingReason;
}

/** The changed fields only, as the API takes them (contract section 2). */
interface BulkPatch {
  readonly enabled?: boolean;
  readonly url?: string;
  readonly events?: readonly string[];
}

interface ChangeStep {
  readonly outcome: 'change';
  readonly subscription: Subscription;
  readonly patch: BulkPatch;
}
interface DeleteStep {
  readonly outcome: 'delete';
  readonly subscription: Subscription;
}
interface SkipStep {
  readonly outcome: 'skip';
  readonly subscription: Pick<Subscription, 'subscriptionId' | 'name'>;
  readonly reason: SkipReason;
}

export type BulkTask = ChangeStep | DeleteStep;
export type BulkStep = BulkTask | SkipStep;

/** One step for each row, in the order given. */
export function planBulk(action: BulkAction, rows: readonly Subscription[]): readonly BulkStep[] {
  return rows.map((subscription) => {
    if (action.kind === 'delete') return { outcome: 'delete', subscription };
    const patch = patchOf(action, subscription);
    return typeof patch === 'string'
      ? { outcome: 'skip', subscription, reason: patch }
      : { outcome: 'change', subscription, patch };
  });
}

/** The row as the step leaves it; undefined when it is deleted. */
export function applyStep(step: BulkTask): Subscription | undefined {
  return step.outcome === 'delete' ? undefined : { ...step.subscription, ...step.patch };
}

export function isTask(step: BulkStep): step is BulkTask {
  return step.outcome !== 'skip';
}

function patchOf(action: Exclude<BulkAction, { kind: 'delete' }>, row: Subscription): BulkPatch | SkipReason {
  switch (action.kind) {
    case 'enable':
      return row.enabled ? 'already-on' : { enabled: true };
    case 'disable':
      return row.enabled ? { enabled: false } : 'already-off';
    case 'add-entries':
      return addEntries(row.events, action.entries);
    case 'remove-entries':
      return removeEntries(row.events, action.entries);
    case 'replace-entry':
      return replaceEntry(row.events, action.from, action.to);
    case 'change-host':
      return changeHost(row.url, action.from, action.to);
    default:
      return assertNever(action);
  }
}

/** Behind those that are there, each spelling once. */
function addEntries(stored: readonly string[], wanted: readonly string[]): BulkPatch | SkipReason {
  const missing = [...new Set(wanted)].filter((entry) => !stored.includes(entry));
  return missing.length === 0 ? 'entries-there' : { events: [...stored, ...missing] };
}

/** By spelling: `agent.*` takes out that entry and not what it matches. */
function removeEntries(stored: readonly string[], unwanted: readonly string[]): BulkPatch | SkipReason {
  const events = stored.filter((entry) => !unwanted.includes(entry));
  if (events.length === stored.length) return 'entry-missing';
  return events.length === 0 ? 'would-be-empty' : { events };
}

/** In its place; where the new one is there already, the old one only goes. */
function replaceEntry(stored: readonly string[], from: string, to: string): BulkPatch | SkipReason {
  const place = stored.indexOf(from);
  if (place === -1) return 'entry-missing';
  const isThere = from !== to && stored.includes(to);
  const events = stored.flatMap((entry, index) => {
    if (entry !== from) return [entry];
    return index === place && !isThere ? [to] : [];
  });
  return sameEntries(events, stored) ? 'entries-there' : { events };
}

/** Scheme, credentials, host with port, and the rest, as they are spelled. */
const urlParts = /^(https?:\/\/(?:[^/?#\\]*@)?)([^/?#\\@]*)(.*)$/is;

/** Only the spelling of the host changes: path, query and all else stay letter by letter. */
function changeHost(url: string, from: string | undefined, to: string): BulkPatch | SkipReason {
  const parsed = parseReceiverUrl(url);
  const [, before, , after] = urlParts.exec(url) ?? [];
  if (parsed === undefined || before === undefined || after === undefined) return 'url-unreadable';
  if (from !== undefined && parsed.host !== from) return 'other-host';
  const changed = `${before}${to}${after}`;
  const result = parseReceiverUrl(changed);
  if (result === undefined) return 'url-unreadable';
  if (result.host === parsed.host) return 'same-host';
  // One that is so already is left to its maker: with another host it is no worse.
  if (adviseUrl(changed).problem !== undefined && adviseUrl(url).problem === undefined) return 'url-refused';
  return result.pathname === parsed.pathname && result.search === parsed.search ? { url: changed } : 'url-unreadable';
}

/** What the form would say of a receiver on this host, which comes from {@link readHost}. */
export function adviseHost(host: string): Pick<UrlAdvice, 'problem' | 'doubts'> {
  return adviseUrl(`https://${host}/`);
}

/** The host, with its port, that a text names; undefined when it is anything else. */
export function readHost(text: string): string | undefined {
  const url = parseReceiverUrl(`https://${text}/`);
  const isHostOnly = url !== undefined && /^[^\s/?#\\@]+$/.test(text) && url.pathname === '/' && url.port !== '0';
  return isHostOnly ? text : undefined;
}
