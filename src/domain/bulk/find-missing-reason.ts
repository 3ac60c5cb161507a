/** Why a subscription that was known is not among those that can be read. */
export type MissingReason = 'gone' | 'unreadable' | 'not-found';

/** Rows of the API's answer that break the contract, as far as their ids can be read. */
export type UnreadableIds = readonly { readonly known: { readonly subscriptionId?: string } }[];

/** Why a subscription is not among those that can be read: one that is only unreadable must not be called gone. */
export function findMissingReason(subscriptionId: string, unreadable: UnreadableIds): MissingReason {
  if (unreadable.some((row) => row.known.subscriptionId === subscriptionId)) return 'unreadable';
  return unreadable.some((row) => row.known.subscriptionId === undefined) ? 'not-found' : 'gone';
}
