import { sameSubscription, type Subscription } from './subscription.ts';

/** What became different in the account since somebody last looked, by whoever else works in it. */
export interface ListNews {
  /** By id, as each changed subscription was when it was last looked at. */
  readonly changed: ReadonlyMap<string, Subscription>;
  readonly added: ReadonlySet<string>;
  readonly vanished: readonly Subscription[];
}

const byId = (rows: readonly Subscription[]): ReadonlyMap<string, Subscription> =>
  new Map(rows.map((row) => [row.subscriptionId, row]));

function isSameList(left: readonly Subscription[], right: readonly Subscription[]): boolean {
  return left.length === right.length && left.every((row, position) => row === right[position]);
}

const nothing: ListNews = { changed: new Map(), added: new Set(), vanished: [] };

/**
 * What is new in `after`, beside the news that nobody has looked at yet. Rows that say the same must be the same
 * objects (`readRows` sees to it). What changed and changed back is no news.
 */
export function findNews(
  unseen: ListNews | undefined,
  before: readonly Subscription[],
  after: readonly Subscription[],
): ListNews | undefined {
  if (isSameList(before, after)) return unseen;
  const old = unseen ?? nothing;
  const beforeById = byId(before);
  const afterById = byId(after);
  const vanishedById = byId(old.vanished);
  const changed = new Map<string, Subscription>();
  const added = new Set<string>();
  for (const [id, row] of afterById) {
    const base = old.changed.get(id) ?? vanishedById.get(id) ?? beforeById.get(id);
    if (base === undefined || old.added.has(id)) added.add(id);
    else if (!sameSubscription(base, row)) changed.set(id, base);
  }
  const vanished = [...old.vanished, ...before.map((row) => old.changed.get(row.subscriptionId) ?? row)].filter(
    ({ subscriptionId }) => !afterById.has(subscriptionId) && !old.added.has(subscriptionId),
  );
  return changed.size + added.size + vanished.length === 0 ? undefined : { changed, added, vanished };
}

/** The person changed these subscriptions themselves, and so has seen it. */
export function withoutNewsOf(news: ListNews, own: ReadonlySet<string>): ListNews {
  const changed = new Map([...news.changed].filter(([id]) => !own.has(id)));
  const added = new Set([...news.added].filter((id) => !own.has(id)));
  const vanished = news.vanished.filter(({ subscriptionId }) => !own.has(subscriptionId));
  const isLess =
    changed.size < news.changed.size || added.size < news.added.size || vanished.length < news.vanished.length;
  return isLess ? { changed, added, vanished } : news;
}

/** In words, which fields differ: "name, events". Switching has words of its own. */
export function describeDifference(before: Subscription, after: Subscription): string {
  return [
    before.enabled !== after.enabled && (after.enabled ? 'switched on' : 'switched off'),
    before.name !== after.name && 'name',
    before.url !== after.url && 'URL',
    before.events.join('\n') !== after.events.join('\n') && 'events',
  ]
    .filter((part) => part !== false)
    .join(', ');
}
