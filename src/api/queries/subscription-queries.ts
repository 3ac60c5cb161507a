import { notifyManager, type QueryClient, queryOptions } from '@tanstack/react-query';
import { findNews, type ListNews, withoutNewsOf } from '../../domain/list-news.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { HttpClient } from '../http.ts';
import type { SubscriptionList, UnreadableRow } from '../read-rows.ts';
import type { NameBefore } from '../settled-writes.ts';
import { getSubscription, listSubscriptions } from '../subscriptions.ts';

/** The list as it was last answered, and what is new in it since somebody last looked. */
export interface KnownList extends SubscriptionList {
  readonly news?: ListNews | undefined;
  /** Ids, or the names of new ones, that this console wrote without learning what became of it. */
  readonly unsettled?: ReadonlySet<string> | undefined;
}

const keys = {
  list: ['subscriptions', 'list'],
  detail: (subscriptionId: string) => ['subscriptions', 'detail', subscriptionId],
} as const;

const nothing: ReadonlySet<string> = new Set();

/** Ids of what this console may have done itself, and of rows that only became readable, or no longer are. */
function notNews(
  { added, vanished }: ListNews,
  { subscriptions, unreadable }: SubscriptionList,
  before: SubscriptionList,
  unsettled: ReadonlySet<string>,
): ReadonlySet<string> {
  const broken = [...unreadable, ...before.unreadable].flatMap(({ known }) => known.subscriptionId ?? []);
  if (unsettled.size === 0) return new Set(broken);
  const isOwn = ({ subscriptionId, name }: Subscription): boolean =>
    unsettled.has(subscriptionId) || (added.has(subscriptionId) && unsettled.has(name));
  const own = [...subscriptions, ...vanished].filter(isOwn).map(({ subscriptionId }) => subscriptionId);
  return new Set([...broken, ...own]);
}

function without(texts: ReadonlySet<string>, gone: ReadonlySet<string> = nothing): ReadonlySet<string> | undefined {
  const left = [...texts].filter((text) => !gone.has(text));
  return left.length === 0 ? undefined : new Set(left);
}

/** What became of rows while the list is asked for, by id; undefined where one was deleted. */
type Written = Map<string, Subscription | undefined>;

/** Of the reading of the list that was begun last: an answer that was read before a write must not take it back. */
const writtenMeanwhile = new WeakMap<QueryClient, Written>();

/** A row of the list that breaks the contract and has this id. */
function findUnreadable({ unreadable }: SubscriptionList, subscriptionId: string): UnreadableRow | undefined {
  return unreadable.find(({ known }) => known.subscriptionId === subscriptionId);
}

/**
 * The rows with this one in its place, or without it. One that stands among the rows that cannot be changed stays there
 * alone, or it would be there twice, and could be changed, until the list is read again.
 */
function put(list: SubscriptionList, id: string, row: Subscription | undefined): readonly Subscription[] {
  const rows = list.subscriptions;
  const position = rows.findIndex(({ subscriptionId }) => subscriptionId === id);
  if (row === undefined) return position === -1 ? rows : rows.toSpliced(position, 1);
  // `with` copies in one stroke what a `map` would visit row by row.
  if (position !== -1) return rows.with(position, row);
  return findUnreadable(list, id) === undefined ? [...rows, row] : rows;
}

const layOver = (list: SubscriptionList, written: Written): readonly Subscription[] =>
  [...written].reduce((rows, [id, row]) => put({ ...list, subscriptions: rows }, id, row), list.subscriptions);

/** The whole account's subscriptions. Half a minute old data is shown without asking again: a change takes as long. */
export function subscriptionListQuery(http: HttpClient) {
  return queryOptions({
    queryKey: keys.list,
    queryFn: async ({ signal, client }): Promise<KnownList> => {
      const before = client.getQueryData<KnownList>(keys.list);
      const written: Written = new Map();
      writtenMeanwhile.set(client, written);
      const answer = await listSubscriptions(http, { signal, known: before?.subscriptions });
      const list = { ...answer, subscriptions: layOver(answer, written) };
      const now = client.getQueryData<KnownList>(keys.list);
      const unsettled = now?.unsettled ?? nothing;
      const news = now && findNews(now.news, now.subscriptions, list.subscriptions);
      return {
        ...list,
        // What this console may have done itself is not told as somebody else's doing.
        news: news && withoutNewsOf(news, notNews(news, list, now, unsettled)),
        // This answer settles what was written before it was asked for.
        unsettled: without(unsettled, before?.unsettled),
      };
    },
    staleTime: 30_000,
    // Rows that have not changed are the same objects already: comparing all of them again would only cost.
    structuralSharing: false,
  });
}

/**
 * One subscription as the server has it now, because a form starts from it. The few seconds only bridge from a
 * loader's question to the page that shows the answer.
 */
export function subscriptionDetailQuery(http: HttpClient, subscriptionId: string) {
  return queryOptions({
    queryKey: keys.detail(subscriptionId),
    queryFn: ({ signal }) => getSubscription(http, subscriptionId, signal),
    staleTime: 5_000,
    gcTime: 5_000,
  });
}

/** Resolves when whoever shows the cache has been told of its last change, which happens a task later. */
const told = (): Promise<void> => new Promise((resolve) => notifyManager.schedule(() => resolve()));

/**
 * Changes the cached list, and what an answer under way will say. It is not asked for again: a change in bulk would
 * then keep the list from ever arriving. One row that changes makes the others no younger: the list keeps its age. Done
 * when it is shown: a switch that gives up its wish before would fall back for a moment (acceptance C3).
 */
function changeList(queryClient: QueryClient, subscriptionId: string, row: Subscription | undefined): Promise<void> {
  writtenMeanwhile.get(queryClient)?.set(subscriptionId, row);
  const updatedAt = queryClient.getQueryState(keys.list)?.dataUpdatedAt;
  queryClient.setQueryData<KnownList>(
    keys.list,
    (list) =>
      list && {
        ...list,
        subscriptions: put(list, subscriptionId, row),
        news: list.news && withoutNewsOf(list.news, new Set([subscriptionId])),
      },
    updatedAt === undefined ? {} : { updatedAt },
  );
  return told();
}

/** Puts what the server answered into the cached list: replaces the row, or adds it. */
export function storeSubscription(queryClient: QueryClient, subscription: Subscription): Promise<void> {
  const { subscriptionId } = subscription;
  // Only where one is cached: a new entry would outlive the few seconds for which a form may start from it.
  queryClient.setQueryData<Subscription>(keys.detail(subscriptionId), (known) =>
    known === undefined ? undefined : subscription,
  );
  return changeList(queryClient, subscriptionId, subscription);
}

/** Takes a deleted subscription out of the cached list. */
export function forgetSubscription(queryClient: QueryClient, subscriptionId: string): Promise<void> {
  queryClient.removeQueries({ queryKey: keys.detail(subscriptionId) });
  return changeList(queryClient, subscriptionId, undefined);
}

/** The person has seen what is new: from now on only what comes later is. */
export function forgetNews(queryClient: QueryClient): void {
  const updatedAt = queryClient.getQueryState(keys.list)?.dataUpdatedAt;
  queryClient.setQueryData<KnownList>(
    keys.list,
    (list) => (list?.news === undefined ? list : { ...list, news: undefined }),
    updatedAt === undefined ? {} : { updatedAt },
  );
}

/** A write of this subscription, or of a new one of this name, whose outcome nobody knows. */
export function noteUnsettled(queryClient: QueryClient, idOrName: string): void {
  const updatedAt = queryClient.getQueryState(keys.list)?.dataUpdatedAt;
  queryClient.setQueryData<KnownList>(
    keys.list,
    (list) => list && { ...list, unsettled: new Set([...(list.unsettled ?? nothing), idOrName]) },
    updatedAt === undefined ? {} : { updatedAt },
  );
}

/** Asks the server for the list again, after a write whose effect on it is not known. */
export function refreshSubscriptions(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: keys.list });
}

/** A row of the cached list. */
export function findCached(queryClient: QueryClient, subscriptionId: string): Subscription | undefined {
  const list = queryClient.getQueryData<KnownList>(keys.list);
  return list?.subscriptions.find((row) => row.subscriptionId === subscriptionId);
}

/** What is wrong with this subscription in the list as it was read last. */
export function findCachedUnreadable(queryClient: QueryClient, subscriptionId: string): UnreadableRow | undefined {
  const list = queryClient.getQueryData<KnownList>(keys.list);
  return list && findUnreadable(list, subscriptionId);
}

/** A subscription as this console has read it last: on its own page that is newer than the list. */
export function findKnown(queryClient: QueryClient, subscriptionId: string): Subscription | undefined {
  return queryClient.getQueryData<Subscription>(keys.detail(subscriptionId)) ?? findCached(queryClient, subscriptionId);
}

/** Whether the list has this name, or something was written since that may have it. */
export function readNameBefore(queryClient: QueryClient, name: string): NameBefore {
  const list = queryClient.getQueryData<KnownList>(keys.list);
  if (list === undefined) return 'unknown';
  if (list.subscriptions.some((row) => row.name === name)) return 'taken';
  return list.unreadable.length > 0 || list.unsettled?.has(name) === true ? 'unknown' : 'free';
}
