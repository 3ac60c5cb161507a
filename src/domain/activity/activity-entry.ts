import { sameEntries, type Subscription } from '../subscription.ts';

/** What can be told of a subscription's change. The secret is not among it: nothing here can hold one. */
export type Fields = Pick<Subscription, 'name' | 'url' | 'events' | 'enabled'>;
export type SomeFields = Partial<Fields>;

export type Outcome =
  | { readonly status: 'under-way' }
  | { readonly status: 'done' }
  /** Not done, by the API's answer or by reading back. */
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'unknown'; readonly reason: string };

/** What became of taking a change back; a refusal never sent anything. */
type UndoState =
  | { readonly status: 'under-way' }
  | { readonly status: 'done' }
  | { readonly status: 'not-done'; readonly reason: string };

/** The write as it was sent. Its headers, and with them the token, are never looked at. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  /** Undefined while no answer has come, or when none ever did. */
  readonly status?: number;
  /** The answer was lost, and asking the API again told what it holds. */
  readonly isReadBack?: true;
}

/** One change of this session. Times are epoch ms by this machine's clock. */
export interface ActivityEntry {
  readonly id: number;
  readonly kind: 'create' | 'change' | 'delete';
  readonly startedAt: number;
  readonly settledAt?: number;
  /** Unknown until a creation has been answered. */
  readonly subscriptionId?: string;
  readonly name: string;
  /** The changed fields as this console last knew them; of a deletion all. Absent when it knew none. */
  readonly before?: SomeFields;
  /** The changed fields as they were asked for, then as the API answered; of a creation all. */
  readonly after?: SomeFields;
  readonly isSecretChanged?: true;
  /** The entry whose change this one takes back. */
  readonly undoOf?: number;
  readonly request?: SentRequest;
  readonly outcome: Outcome;
  readonly undo?: UndoState | undefined;
}

/** Picks what may be told, field by field: what is not named here, such as a secret, cannot slip in. */
export function pickFields(from: SomeFields): SomeFields {
  const { name, url, events, enabled } = from;
  return {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { events }),
    ...(enabled === undefined ? {} : { enabled }),
  };
}

/** Of `from` those fields that `like` has. */
export function pickLike(from: SomeFields, like: SomeFields): SomeFields {
  return pickFields({
    ...(like.name === undefined || from.name === undefined ? {} : { name: from.name }),
    ...(like.url === undefined || from.url === undefined ? {} : { url: from.url }),
    ...(like.events === undefined || from.events === undefined ? {} : { events: from.events }),
    ...(like.enabled === undefined || from.enabled === undefined ? {} : { enabled: from.enabled }),
  });
}

function isComplete(fields: SomeFields | undefined): fields is Fields {
  return (
    fields?.name !== undefined &&
    fields.url !== undefined &&
    fields.events !== undefined &&
    fields.enabled !== undefined
  );
}

/** What a subscription was when this entry deleted it; undefined unless all of it is known. */
export function deletedFields(entry: ActivityEntry | undefined): Fields | undefined {
  if (entry?.kind !== 'delete' || entry.outcome.status !== 'done') return undefined;
  return isComplete(entry.before) ? entry.before : undefined;
}

/** In words, the fields of `expected` that are something else in `actual`. */
export function differingFields(expected: SomeFields, actual: Fields): readonly string[] {
  return [
    expected.name !== undefined && expected.name !== actual.name && 'name',
    expected.url !== undefined && expected.url !== actual.url && 'URL',
    expected.events !== undefined && !sameEntries(expected.events, actual.events) && 'events',
    expected.enabled !== undefined && expected.enabled !== actual.enabled && 'switch',
  ].filter((field) => field !== false);
}

/** The entries that a change added, those that it took away, and whether it changed nothing but their order. */
export function compareEntries(before: readonly string[], after: readonly string[]) {
  const [old, current] = [new Set(before), new Set(after)];
  const gained = after.filter((entry) => !old.has(entry));
  const lost = before.filter((entry) => !current.has(entry));
  return { gained, lost, isReordered: gained.length + lost.length === 0 && !sameEntries(before, after) };
}
