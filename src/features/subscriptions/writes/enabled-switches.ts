import { ContractError } from '../../../api/errors.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { createKeyedStore } from '../../../lib/keyed-store.ts';

/** What a switch shows beside the server's word: a wish not yet settled, or why the last one was not granted. */
export type SwitchState =
  | { readonly phase: 'settling'; readonly wish: boolean }
  | {
      readonly phase: 'failed';
      /** What was not granted. Where the row has come to be so all the same, there is nothing to tell of any more. */
      readonly wish: boolean;
      readonly error: unknown;
      /** Told elsewhere already: its row shows it and announces it no more. */
      readonly isSaid: boolean;
    };

/**
 * The switches *Enabled*. A wish shows at once and settles with the server: one write in flight per subscription, the
 * last wish wins, and a refused wish goes back to what the *server* holds (design section 5).
 */
export interface EnabledSwitches {
  readonly get: (subscriptionId: string) => SwitchState | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Another number after each change. */
  readonly version: () => number;
  readonly wish: (subscriptionId: string, enabled: boolean) => void;
  readonly dismissFailure: (subscriptionId: string) => void;
  readonly clear: () => void;
}

interface EnabledSwitchesOptions {
  /** Writes, and settles a lost answer by reading back; resolves with what the server holds now. */
  readonly save: (subscriptionId: string, enabled: boolean) => Promise<Subscription>;
  /** After a failure: the rows may no longer be what they seemed. Returns whether it was said elsewhere. */
  readonly onFailure: (subscriptionId: string, error: unknown) => boolean;
}

/** Made once, with the other writes. */
export function createEnabledSwitches({ save, onFailure }: EnabledSwitchesOptions): EnabledSwitches {
  const states = createKeyedStore<SwitchState>();
  const settling = new Set<string>();

  const currentWish = (subscriptionId: string): boolean | undefined => {
    const state = states.get(subscriptionId);
    return state?.phase === 'settling' ? state.wish : undefined;
  };

  /** Returns when the server holds the last wish, or has refused it. */
  async function settle(subscriptionId: string): Promise<void> {
    settling.add(subscriptionId);
    for (let wish = currentWish(subscriptionId); wish !== undefined; ) {
      try {
        // One write in flight per subscription: the next wish waits for this answer by design.
        // oxlint-disable-next-line no-await-in-loop
        const { enabled } = await save(subscriptionId, wish);
        if (currentWish(subscriptionId) === enabled) states.set(subscriptionId, undefined);
        else if (currentWish(subscriptionId) === wish)
          throw new ContractError(`PATCH of ${subscriptionId}`, 'the old value of “enabled”');
      } catch (error) {
        if (currentWish(subscriptionId) === wish) {
          states.set(subscriptionId, { phase: 'failed', wish, error, isSaid: onFailure(subscriptionId, error) });
        }
      }
      wish = currentWish(subscriptionId);
    }
    // In the same step as the last look: a wish between the two would be sent by nobody.
    settling.delete(subscriptionId);
  }

  return {
    get: states.get,
    subscribe: states.subscribe,
    version: states.version,
    wish(subscriptionId, enabled) {
      states.set(subscriptionId, { phase: 'settling', wish: enabled });
      if (!settling.has(subscriptionId)) void settle(subscriptionId);
    },
    dismissFailure(subscriptionId) {
      if (states.get(subscriptionId)?.phase === 'failed') states.set(subscriptionId, undefined);
    },
    clear: states.clear,
  };
}
