import { useEffect, useMemo } from 'react';
import * as z from 'zod/mini';
import { usePreference } from '../../components/use-preference.ts';
import { findNews, markAsSeen, noteVisit, type SeenCatalogue } from '../../domain/catalogue-news.ts';
import type { EventCatalogue } from '../../domain/event-catalogue.ts';
import { openPreference } from '../../lib/preferences.ts';
import { useOwner } from '../../session/use-owner.ts';

const seenSchema: z.ZodMiniType<SeenCatalogue> = z.object({
  // What a date can hold.
  since: z.number().check(z.gte(0), z.lte(8.64e15)),
  names: z.array(z.string()),
});

export interface CatalogueNews {
  readonly names: ReadonlySet<string>;
  /** The day of the last visit; undefined where this browser remembers none. */
  readonly since: string | undefined;
  /** False when the browser did not take it. */
  readonly markAsSeen: () => boolean;
}

/** What is new in the catalogue since this person saw it last in this browser. A visit is noted by looking at it. */
export function useCatalogueNews(catalogue: EventCatalogue): CatalogueNews {
  const owner = useOwner();
  const preference = useMemo(() => openPreference('seen-event-types', owner, seenSchema), [owner]);
  const seen = usePreference(preference);
  const { names } = catalogue;
  // The outside system is what the browser remembers.
  useEffect(() => {
    if (owner === '') return;
    const noted = noteVisit(names, seen, Date.now());
    if (noted !== undefined) preference.set(noted);
  }, [owner, names, seen, preference]);
  const news = useMemo(() => findNews(names, seen), [names, seen]);
  return {
    names: news,
    since: seen && new Date(seen.since).toLocaleDateString(undefined, { dateStyle: 'medium' }),
    markAsSeen: () => preference.set(markAsSeen(names, seen, Date.now())),
  };
}
