/** The list as it was last seen, filters included: where the editor leads back to. In memory, for this tab. */
export interface ListAddress {
  readonly get: () => string;
  readonly set: (href: string) => void;
}

export function createListAddress(): ListAddress {
  let href = '/subscriptions';
  return {
    get: () => href,
    set(next) {
      href = next;
    },
  };
}
