/** A webhook subscription as the API tells it (contract section 3). The secret is never part of it. */
export interface Subscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly url: string;
  /** Event type names and wildcard patterns, in the stored order and spelling. */
  readonly events: readonly string[];
  readonly enabled: boolean;
}

/** The admin portal enforces these; the length counts code points as the API does (contract section 3). */
export const nameLength = { min: 3, max: 128 } as const;

/** Number of code points, which is what the API's name limit counts. No array is made of them: text may be pasted. */
export function codePointCount(text: string): number {
  let count = text.length;
  for (const codePoint of text) count -= codePoint.length - 1;
  return count;
}

/** Whether two lists of entries are the same, order and spelling included. */
export function sameEntries(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((entry, index) => entry === right[index]);
}

/** Whether two tellings of one subscription say the same. */
export function sameSubscription(left: Subscription, right: Subscription): boolean {
  return (
    left === right ||
    (left.subscriptionId === right.subscriptionId &&
      left.name === right.name &&
      left.url === right.url &&
      left.enabled === right.enabled &&
      sameEntries(left.events, right.events))
  );
}
