import { csvFile, csvRecord } from '../../lib/csv.ts';
import { secretParameters, displayUrl } from '../url-advice.ts';
import { type ActivityEntry, compareEntries, type SomeFields } from './activity-entry.ts';
import type { ActivitySnapshot } from './activity-log.ts';
import { outcomeWords, requestWords, whatWords } from './activity-words.ts';

/** Whose changes these are, for a file that is read elsewhere. */
export interface ActivityOrigin {
  readonly environment: string;
  readonly region: string;
  readonly account: string;
  /** Epoch ms. */
  readonly exportedAt: number;
}

const asTime = (epochMs: number): string => new Date(epochMs).toISOString();

/** A URL for a ticket: a password in it, and values of parameters that look like secrets, stay here. */
function ticketUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const names = url === undefined ? [] : secretParameters(url);
  if (url === undefined || names.length === 0) return displayUrl(text);
  for (const name of names) url.searchParams.set(name, 'hidden');
  return displayUrl(url.href);
}

function ticketFields(fields: SomeFields): SomeFields {
  return { ...fields, ...(fields.url === undefined ? {} : { url: ticketUrl(fields.url) }) };
}

const reasonOf = ({ outcome }: ActivityEntry): string => ('reason' in outcome ? outcome.reason : '');

function toTicket(entry: ActivityEntry) {
  const { startedAt, settledAt, subscriptionId, name, before, after, isSecretChanged, request } = entry;
  return {
    at: asTime(startedAt),
    settledAt: settledAt === undefined ? undefined : asTime(settledAt),
    what: whatWords(entry),
    subscriptionId,
    name,
    before: before && ticketFields(before),
    after: after && ticketFields(after),
    signingSecret: isSecretChanged === true ? 'changed' : undefined,
    outcome: outcomeWords(entry),
    reason: reasonOf(entry) === '' ? undefined : reasonOf(entry),
    request,
  };
}

/** The log as JSON, oldest first, as the parts of a file. */
export function writeActivityJson({ entries, forgotten }: ActivitySnapshot, origin: ActivityOrigin): readonly string[] {
  const { exportedAt, ...labels } = origin;
  const file = {
    ...labels,
    exportedAt: asTime(exportedAt),
    note: 'Changes made in one tab of the console. “before” is what the console last knew.',
    olderChangesForgotten: forgotten,
    changes: entries.toReversed().map(toTicket),
  };
  return [`${JSON.stringify(file, undefined, 2)}\n`];
}

const head = [
  'Time',
  'Environment',
  'Region',
  'Account',
  'What',
  'Subscription',
  'Subscription ID',
  'Name before',
  'Name after',
  'URL before',
  'URL after',
  'Entries gained',
  'Entries lost',
  'Enabled before',
  'Enabled after',
  'Signing secret',
  'Outcome',
  'Reason',
  'Request',
];

function yesNo(enabled: boolean | undefined): string {
  return enabled === undefined ? '' : enabled ? 'yes' : 'no';
}

function toRecord(entry: ActivityEntry, { environment, region, account }: ActivityOrigin): string {
  const before = ticketFields(entry.before ?? {});
  const after = ticketFields(entry.after ?? {});
  // A change whose "before" is not known gained or lost nothing that could be told.
  const isComparable = entry.kind !== 'change' || before.events !== undefined;
  const { gained, lost } = compareEntries(before.events ?? [], after.events ?? []);
  return csvRecord([
    asTime(entry.startedAt),
    environment,
    region,
    account,
    whatWords(entry),
    entry.name,
    entry.subscriptionId ?? '',
    before.name ?? '',
    after.name ?? '',
    before.url ?? '',
    after.url ?? '',
    isComparable ? gained.join(' ') : 'not known',
    isComparable ? lost.join(' ') : 'not known',
    yesNo(before.enabled),
    yesNo(after.enabled),
    entry.isSecretChanged === true ? 'changed' : '',
    outcomeWords(entry),
    reasonOf(entry),
    requestWords(entry) ?? '',
  ]);
}

/** The log for a spreadsheet, oldest first, as the parts of a file. */
export function writeActivityCsv({ entries }: ActivitySnapshot, origin: ActivityOrigin): readonly string[] {
  return csvFile([csvRecord(head), ...entries.toReversed().map((entry) => toRecord(entry, origin))]);
}
