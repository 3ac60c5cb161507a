import { useMemo } from 'react';
import * as z from 'zod/mini';
import { usePreference } from '../../../components/use-preference.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { openPreference } from '../../../lib/preferences.ts';
import { useSessionState } from '../../../session/session-context.tsx';
import { useOwner } from '../../../session/use-owner.ts';

/** Which subscriptions were on when a selection was paused: ids and names, so that those can be switched on again. */
const pausedSetSchema = z.object({
  id: z.string(),
  /** When, as ISO 8601. */
  pausedAt: z.string(),
  /** Region and identity that paused, as {@link useOwner} tells them. */
  owner: z.string(),
  /** The same for people. */
  account: z.string(),
  wereOn: z.array(z.object({ subscriptionId: z.string(), name: z.string() })),
});
const pausedSetsSchema = z.array(pausedSetSchema);
const fileSchema = z.object({ kind: z.literal('vcc-webhooks-paused'), version: z.literal(1), set: pausedSetSchema });

export type PausedSet = z.output<typeof pausedSetSchema>;

/** More would be forgotten anyway. */
const mostSets = 20;
const notKept =
  'Your browser did not keep which were on: it forbids storage, or has no room. Nothing was sent, because they could not be restored.';

const none: readonly PausedSet[] = [];

export function writePausedFile(set: PausedSet): string {
  return `${JSON.stringify({ kind: 'vcc-webhooks-paused', version: 1, set }, null, 2)}\n`;
}

/** The set in an exported file, or what is wrong with it. */
export function readPausedFile(text: string, owner: string): PausedSet | string {
  const set = parseFile(text);
  if (set === undefined) return 'This file was not exported here as a paused selection.';
  return set.owner === owner ? set : `This file belongs to another account or region: ${set.account}.`;
}

function parseFile(text: string): PausedSet | undefined {
  try {
    const set = fileSchema.safeParse(JSON.parse(text)).data?.set;
    // A file may have been put together by hand: each subscription is switched on once.
    return set && { ...set, wereOn: [...new Map(set.wereOn.map((row) => [row.subscriptionId, row])).values()] };
  } catch {
    return undefined;
  }
}

/** The paused selections of the person who is signed in, remembered by this browser. */
export function usePausedSets() {
  const owner = useOwner();
  const state = useSessionState();
  const preference = useMemo(() => openPreference('paused', owner, pausedSetsSchema), [owner]);
  const sets = usePreference(preference) ?? none;
  const account = 'facts' in state ? `${state.facts.identity.label}, ${state.facts.region.label}` : '';
  const add = (set: PausedSet): string | undefined => {
    const others = (preference.get() ?? none).filter(({ id }) => id !== set.id);
    if (others.length >= mostSets) return `Forget a paused selection first: ${mostSets} are as many as are kept.`;
    return preference.set([...others, set]) ? undefined : notKept;
  };
  return {
    owner,
    sets,
    add,
    forget: (id: string) => void preference.set((preference.get() ?? none).filter((set) => set.id !== id)),
    /** Remembers which are on; says why it could not. */
    keepEnabled: (selected: readonly Subscription[]): string | undefined =>
      add({
        id: crypto.randomUUID(),
        pausedAt: new Date().toISOString(),
        owner,
        account,
        wereOn: selected.flatMap(({ subscriptionId, name, enabled }) => (enabled ? [{ subscriptionId, name }] : [])),
      }),
  };
}
