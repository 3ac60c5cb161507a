import * as z from 'zod/mini';
import { sameSubscription, type Subscription } from '../domain/subscription.ts';
import { nextTask } from '../lib/next-task.ts';
import { isObject } from './is-object.ts';

/** A row that breaks the contract: it is shown as far as it can be read, never dropped in silence and never sent back. */
export interface UnreadableRow {
  /** Position in the API's answer, from 1. */
  readonly position: number;
  readonly label: string;
  /** What is wrong with it, in words. */
  readonly problem: string;
  /** Those of its members that are as the contract says. */
  readonly known: Partial<Subscription>;
}

export interface SubscriptionList {
  readonly subscriptions: readonly Subscription[];
  readonly unreadable: readonly UnreadableRow[];
}

export interface ReadRowsOptions {
  readonly signal?: AbortSignal | undefined;
  /** What was read before: a row that has not changed stays the same object, so that nothing renders it anew. */
  readonly known?: readonly Subscription[] | undefined;
}

export const subscriptionSchema = z.object({
  subscriptionId: z.string().check(z.minLength(1)),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  enabled: z.boolean(),
});

/**
 * Whether a text came through whole: neither half a surrogate pair nor the mark that stands for bytes that are no
 * UTF-8. What is broken like this must not be sent back as if it were meant.
 */
const broken = /[\p{Cs}\u{fffd}]/u;
const isWhole = (text: string): boolean => !broken.test(text);

const wholeText = z.string().check(z.refine(isWhole, 'text that is not valid Unicode'));

/** A subscription that is read to be shown and changed. */
export const wholeSubscriptionSchema = z.extend(subscriptionSchema, {
  subscriptionId: wholeText.check(z.minLength(1)),
  name: wholeText,
  url: wholeText,
  events: z.array(wholeText),
});

/** How long the page may stand still at a time, in milliseconds: two frames of work and one to paint. */
const longestSliceMs = 24;
/** Rows between two looks at the clock. */
const rowsPerLook = 500;

const isText = (value: unknown): value is string => typeof value === 'string' && isWhole(value);

/**
 * The schema by hand, for the rows that keep to it: interpreting the schema, which the strict policy wants (`jitless`),
 * takes forty times as long, and 100,000 rows half a second. Members that the contract does not know are lost.
 */
export function readRow(row: unknown, share: (entry: string) => string): Subscription | undefined {
  if (!isObject(row)) return undefined;
  const { subscriptionId, name, url, events, enabled } = row;
  const isSound =
    isText(subscriptionId) &&
    subscriptionId !== '' &&
    isText(name) &&
    isText(url) &&
    typeof enabled === 'boolean' &&
    Array.isArray(events) &&
    events.every(isText);
  return isSound ? { subscriptionId, name, url, events: events.map(share), enabled } : undefined;
}

/** Ten thousand rows repeat a few entries: each spelling is kept once in memory. */
function createTextShare(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
}

/** Those members of a row that are as the contract says. */
function readMembers(row: unknown): Partial<Subscription> {
  const { subscriptionId, name, url, events, enabled } = isObject(row) ? row : {};
  return {
    ...(isText(subscriptionId) && subscriptionId !== '' ? { subscriptionId } : {}),
    ...(isText(name) ? { name } : {}),
    ...(isText(url) ? { url } : {}),
    ...(Array.isArray(events) && events.every(isText) ? { events } : {}),
    ...(typeof enabled === 'boolean' ? { enabled } : {}),
  };
}

const members = ['subscriptionId', 'name', 'url', 'events', 'enabled'] as const;

function describeUnreadable(row: unknown, position: number, isDouble: boolean): UnreadableRow {
  const known = readMembers(row);
  const wrong = isObject(row) ? members.filter((member) => !(member in known)) : ['the whole row'];
  const problem = [
    wrong.length > 0 && `unexpected value in ${wrong.join(', ')}`,
    isDouble && 'another row has the same subscriptionId',
  ].filter((part) => part !== false);
  const label = known.name ?? known.subscriptionId ?? `row ${position}`;
  return { position, label, problem: problem.join('; '), known };
}

/** An id is one subscription's: a change of one of two that share it could hit either, so neither can be changed. */
function setDoublesApart(list: SubscriptionList, rows: readonly unknown[], doubles: ReadonlySet<string>) {
  if (doubles.size === 0) return list;
  const unreadable = new Map(list.unreadable.map((row) => [row.position, row]));
  for (const [index, row] of rows.entries()) {
    const { subscriptionId } = readMembers(row);
    if (subscriptionId === undefined || !doubles.has(subscriptionId)) continue;
    unreadable.set(index + 1, describeUnreadable(row, index + 1, true));
  }
  return {
    subscriptions: list.subscriptions.filter(({ subscriptionId }) => !doubles.has(subscriptionId)),
    unreadable: [...unreadable.values()].toSorted((left, right) => left.position - right.position),
  };
}

/** Checks the rows of an answer in slices, between which the page lives; stops when nobody waits any more. */
export async function readRows(
  rows: readonly unknown[],
  { signal, known = [] }: ReadRowsOptions = {},
): Promise<SubscriptionList> {
  const knownById = new Map(known.map((row) => [row.subscriptionId, row]));
  const share = createTextShare();
  const subscriptions: Subscription[] = [];
  const unreadable: UnreadableRow[] = [];
  const ids = new Set<string>();
  const doubles = new Set<string>();
  const noteId = (id: string | undefined): void => {
    if (id === undefined) return;
    if (ids.has(id)) doubles.add(id);
    else ids.add(id);
  };
  let sliceBegan = performance.now();
  for (const [index, row] of rows.entries()) {
    if (index % rowsPerLook === 0 && performance.now() - sliceBegan > longestSliceMs) {
      // The rest waits for the browser by design.
      // oxlint-disable-next-line no-await-in-loop
      await nextTask();
      signal?.throwIfAborted();
      sliceBegan = performance.now();
    }
    const read = readRow(row, share);
    if (read === undefined) {
      const part = describeUnreadable(row, index + 1, false);
      noteId(part.known.subscriptionId);
      unreadable.push(part);
      continue;
    }
    noteId(read.subscriptionId);
    const before = knownById.get(read.subscriptionId);
    subscriptions.push(before !== undefined && sameSubscription(before, read) ? before : read);
  }
  return setDoublesApart({ subscriptions, unreadable }, rows, doubles);
}
