import * as z from 'zod/mini';
import { sameSubscription, type Subscription } from '../domain/subscription.ts';
import { nextTask } from '../lib/next-task.ts';

/** A row that breaks the contract: it is counted and named, never dropped in silence and never sent back. */
export interface UnreadableRow {
  /** Position in the API's answer, from 1. */
  readonly position: number;
  /** Where that much of it can be read: then it is there, whatever else is wrong with it. */
  readonly subscriptionId: string | undefined;
  readonly label: string;
  readonly problem: string;
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

const idSchema = z.object({ subscriptionId: z.string().check(z.minLength(1)) });
const labelSchema = z.object({ subscriptionId: z.optional(z.string()), name: z.optional(z.string()) });

/** How long the page may stand still at a time, in milliseconds: two frames of work and one to paint. */
const longestSliceMs = 24;
/** Rows between two looks at the clock. */
const rowsPerLook = 500;

const isText = (value: unknown): value is string => typeof value === 'string';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

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

function describeUnreadable(row: unknown, position: number): UnreadableRow {
  const issues = subscriptionSchema.safeParse(row).error?.issues ?? [];
  const fields = [...new Set(issues.map(({ path }) => path.map(String).join('.') || 'the whole row'))];
  const label = labelSchema.safeParse(row).data;
  return {
    position,
    subscriptionId: idSchema.safeParse(row).data?.subscriptionId,
    label: label?.name ?? label?.subscriptionId ?? `row ${position}`,
    problem: fields.join(', '),
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
      unreadable.push(describeUnreadable(row, index + 1));
      continue;
    }
    const before = knownById.get(read.subscriptionId);
    subscriptions.push(before !== undefined && sameSubscription(before, read) ? before : read);
  }
  return { subscriptions, unreadable };
}
