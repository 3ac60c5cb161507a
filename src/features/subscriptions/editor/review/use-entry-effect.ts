import { useMemo, useState } from 'react';
import { eventCatalogueOf } from '../../../../domain/event-catalogue.ts';
import { type EntryEffect, findEntryEffect } from '../../../../domain/review/entry-effect.ts';
import { sameEntries } from '../../../../domain/subscription.ts';
import { useCatalogue } from '../use-catalogue.ts';

/** Compares what two lists of entries select; undefined while the catalogue is not known. */
export function useEffectReader(): (before: readonly string[], after: readonly string[]) => EntryEffect | undefined {
  const catalogue = useCatalogue();
  const eventTypes = catalogue.status === 'ready' ? catalogue.eventTypes : undefined;
  return (before, after) =>
    eventTypes === undefined ? undefined : findEntryEffect(before, after, eventCatalogueOf(eventTypes));
}

/** The same for what is shown all the time: worked out anew only when the entries change, not with each letter. */
export function useEntryEffect(before: readonly string[], after: readonly string[]): EntryEffect | undefined {
  const catalogue = useCatalogue();
  const eventTypes = catalogue.status === 'ready' ? catalogue.eventTypes : undefined;
  // The form hands out a new list each time.
  const [entries, setEntries] = useState(after);
  if (!sameEntries(entries, after)) setEntries(after);
  return useMemo(
    () => eventTypes && findEntryEffect(before, entries, eventCatalogueOf(eventTypes)),
    [before, entries, eventTypes],
  );
}
