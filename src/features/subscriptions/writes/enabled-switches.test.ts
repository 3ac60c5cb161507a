import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test, vi } from 'vitest';
import { deferred } from '../../../lib/deferred.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { createEnabledSwitches, type EnabledSwitches } from './enabled-switches.ts';

const subscription = (subscriptionId: string, enabled: boolean): Subscription => ({
  subscriptionId,
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['*'],
  enabled,
});

/** What a row shows: the wish while it settles, otherwise what the server holds. */
function shown(switches: EnabledSwitches, id: string, server: ReadonlyMap<string, boolean>): boolean | undefined {
  const state = switches.get(id);
  return state?.phase === 'settling' ? state.wish : server.get(id);
}

function setUp() {
  const onFailure = vi.fn<(subscriptionId: string, error: unknown) => boolean>(() => false);
  const saves: { id: string; enabled: boolean; answer: ReturnType<typeof deferred<Subscription>> }[] = [];
  const switches = createEnabledSwitches({
    save(id, enabled) {
      const answer = deferred<Subscription>();
      saves.push({ id, enabled, answer });
      return answer.promise;
    },
    onFailure,
  });
  const settle = async (index: number, result: boolean | Error): Promise<void> => {
    const save = saves[index];
    if (save === undefined) throw new Error(`There is no save ${index}`);
    if (result instanceof Error) save.answer.reject(result);
    else save.answer.resolve(subscription(save.id, result));
    // The loop of wishes goes on in microtasks.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { switches, saves, settle, onFailure };
}

describe('a wish', () => {
  test('shows at once and is forgotten when the server holds it', async () => {
    const { switches, saves, settle, onFailure } = setUp();
    const listener = vi.fn<() => void>();
    switches.subscribe(listener);
    switches.wish('a', false);
    expect(switches.get('a')).toEqual({ phase: 'settling', wish: false });
    expect(saves).toMatchObject([{ id: 'a', enabled: false }]);
    await settle(0, false);
    expect(switches.get('a')).toBeUndefined();
    expect(listener).toHaveBeenCalledTimes(2);
    expect(onFailure).not.toHaveBeenCalled();
  });

  test('during a save waits for its answer; only the last one is sent', async () => {
    const { switches, saves, settle } = setUp();
    switches.wish('a', false);
    switches.wish('a', true);
    switches.wish('a', false);
    switches.wish('a', true);
    expect(saves).toHaveLength(1);
    await settle(0, false);
    expect(saves.map(({ enabled }) => enabled)).toEqual([false, true]);
    expect(switches.get('a')).toEqual({ phase: 'settling', wish: true });
    await settle(1, true);
    expect(switches.get('a')).toBeUndefined();
  });

  test('taken back during its save is not sent twice', async () => {
    const { switches, saves, settle } = setUp();
    switches.wish('a', false);
    switches.wish('a', true);
    switches.wish('a', false);
    await settle(0, false);
    expect(saves).toHaveLength(1);
    expect(switches.get('a')).toBeUndefined();
  });

  test('of another subscription does not wait', () => {
    const { switches, saves } = setUp();
    switches.wish('a', false);
    switches.wish('b', false);
    expect(saves.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('that is refused is told with its reason, until it is dismissed or wished again', async () => {
    const { switches, settle, onFailure } = setUp();
    const error = new Error('refused');
    switches.wish('a', false);
    await settle(0, error);
    expect(switches.get('a')).toEqual({ phase: 'failed', wish: false, error, isSaid: false });
    expect(onFailure).toHaveBeenCalledExactlyOnceWith('a', error);
    switches.dismissFailure('a');
    expect(switches.get('a')).toBeUndefined();
    switches.wish('a', false);
    await settle(1, error);
    switches.wish('a', true);
    expect(switches.get('a')).toEqual({ phase: 'settling', wish: true });
    switches.dismissFailure('a');
    expect(switches.get('a')).toEqual({ phase: 'settling', wish: true });
  });

  test('that was refused is not mourned when another came after it', async () => {
    const { switches, saves, settle, onFailure } = setUp();
    switches.wish('a', false);
    switches.wish('a', true);
    await settle(0, new Error('refused'));
    expect(onFailure).not.toHaveBeenCalled();
    expect(saves.map(({ enabled }) => enabled)).toEqual([false, true]);
    await settle(1, true);
    expect(switches.get('a')).toBeUndefined();
  });

  test('that the server answers with the old value has failed', async () => {
    const { switches, settle, onFailure } = setUp();
    switches.wish('a', false);
    await settle(0, true);
    expect(switches.get('a')).toMatchObject({ phase: 'failed' });
    expect(onFailure).toHaveBeenCalledOnce();
  });

  test('of a session that ended leaves nothing behind when its answer comes', async () => {
    const { switches, saves, settle, onFailure } = setUp();
    switches.wish('a', false);
    switches.wish('a', true);
    switches.clear();
    await settle(0, new Error('signed out'));
    expect(switches.get('a')).toBeUndefined();
    expect(onFailure).not.toHaveBeenCalled();
    expect(saves).toHaveLength(1);
  });

  test('at the very moment at which the last one fails is sent', async () => {
    // It fell between the end of the loop and the forgetting of it: the switch stayed busy for ever.
    const { switches, saves } = setUp();
    const wishAgain = new Promise<void>((resolve) => {
      switches.subscribe(() => {
        if (switches.get('a')?.phase !== 'failed') return;
        queueMicrotask(() => {
          switches.wish('a', false);
          resolve();
        });
      });
    });
    switches.wish('a', false);
    saves[0]?.answer.reject(new Error('refused'));
    await wishAgain;
    expect(saves).toHaveLength(2);
  });
});

interface Step {
  readonly id: 'a' | 'b' | 'c';
  readonly wish: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({ id: fc.constantFrom('a', 'b', 'c'), wish: fc.boolean() });
/** What becomes of one save. */
const fate = fc.constantFrom('granted', 'granted', 'refused');

property.prop([fc.scheduler(), fc.array(step, { minLength: 1, maxLength: 25 }), fc.infiniteStream(fate)], {
  seed: 5_002,
  numRuns: 400,
})(
  'whatever the order of wishes, answers and failures, what is shown is what the server holds',
  async (s, steps, fates) => {
    const server = new Map<string, boolean>(['a', 'b', 'c'].map((id) => [id, true]));
    const inFlight = new Set<string>();
    const lastSave = new Map<string, { readonly enabled: boolean; readonly fate: string }>();
    const switches = createEnabledSwitches({
      async save(id, enabled) {
        expect(inFlight.has(id)).toBe(false);
        inFlight.add(id);
        const nextFate = String(fates.next().value);
        await s.schedule(Promise.resolve(), `save ${id} ${enabled} ${nextFate}`);
        inFlight.delete(id);
        lastSave.set(id, { enabled, fate: nextFate });
        if (nextFate === 'refused') throw new Error('refused');
        server.set(id, enabled);
        return subscription(id, enabled);
      },
      onFailure: () => false,
    });
    const sequence = s.scheduleSequence(
      steps.map(({ id, wish }) => ({
        label: `wish ${id} ${wish}`,
        builder: () => {
          switches.wish(id, wish);
          expect(shown(switches, id, server)).toBe(wish);
          return Promise.resolve();
        },
      })),
    );
    await s.waitFor(sequence.task);
    await s.waitIdle();
    for (const id of ['a', 'b', 'c'] as const) {
      const lastWish = steps.findLast((wished) => wished.id === id)?.wish;
      const state = switches.get(id);
      expect(state?.phase).not.toBe('settling');
      expect(shown(switches, id, server)).toBe(server.get(id));
      if (lastWish === undefined) continue;
      if (state === undefined) expect(server.get(id)).toBe(lastWish);
      else expect(lastSave.get(id)).toEqual({ enabled: lastWish, fate: 'refused' });
    }
    expect(inFlight.size).toBe(0);
  },
);
