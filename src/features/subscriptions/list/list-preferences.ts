import { useMemo } from 'react';
import * as z from 'zod/mini';
import { usePreference } from '../../../components/use-preference.ts';
import { openPreference } from '../../../lib/preferences.ts';
import { useOwner } from '../../../session/use-owner.ts';

const optional = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.optional(schema), undefined);

/** What this browser remembers of the list's looks. A part that cannot be read is as if it were absent. */
const listPreferencesSchema = z.object({
  /** As the address has them, the name among them. */
  columns: optional(z.string()),
  density: optional(z.enum(['comfortable', 'compact'])),
  isPolling: optional(z.boolean()),
});

export type ListPreferences = z.output<typeof listPreferencesSchema>;
export type Density = NonNullable<ListPreferences['density']>;

const none: ListPreferences = {};

/** What is remembered, and how to change a part of it; `change` says false where the browser takes nothing. */
export function useListPreferences() {
  const owner = useOwner();
  const preference = useMemo(() => openPreference('list', owner, listPreferencesSchema), [owner]);
  const preferences = usePreference(preference) ?? none;
  const change = (part: ListPreferences): boolean => preference.set({ ...preference.get(), ...part });
  return { preferences, change };
}
