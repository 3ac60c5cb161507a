import * as z from 'zod/mini';
import { type ListSearch, parseListSearch } from '../list-search.ts';

/** A name for what the address of the list says: filters, order and columns. */
export interface SavedView {
  readonly name: string;
  readonly search: ListSearch;
}

/** More would not be found again. */
export const mostViews = 30;
export const longestViewName = 60;

/** What this browser remembers: the search as an address has it, which is read like any, garbage and all. */
export const savedViewsSchema = z.array(z.object({ name: z.string(), search: z.string() }));

export function readViews(stored: z.output<typeof savedViewsSchema>): readonly SavedView[] {
  return stored.map(({ name, search }) => ({
    name,
    search: parseListSearch(Object.fromEntries(new URLSearchParams(search))),
  }));
}

export function writeViews(views: readonly SavedView[]): z.output<typeof savedViewsSchema> {
  return views.map(({ name, search }) => ({ name, search: settled(search) }));
}

/** The members that are set: what is kept, and what two searches are compared by. */
function settled(search: ListSearch): string {
  const members = new URLSearchParams(
    Object.entries(search).flatMap(([member, value]) => (value === undefined ? [] : [[member, value]])),
  );
  members.sort();
  return members.toString();
}

export function isSameSearch(left: ListSearch, right: ListSearch): boolean {
  return settled(left) === settled(right);
}

/** Adds the view, or puts it in the place of the one that has its name. */
export function saveView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const isKnown = views.some(({ name }) => name === view.name);
  return isKnown ? views.map((other) => (other.name === view.name ? view : other)) : [...views, view];
}

/** Gives a view another name; one that had it makes way. */
export function renameView(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  return views.flatMap((view) => {
    if (view.name === from) return { ...view, name: to };
    return view.name === to ? [] : view;
  });
}
