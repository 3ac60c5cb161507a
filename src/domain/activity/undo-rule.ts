import { type ActivityEntry, differingFields, type Fields, pickLike, type SomeFields } from './activity-entry.ts';

/** Whether a change can be taken back, and if not, why: an honest undo restores exactly what was there. */
export type Undoable =
  | { readonly can: true; readonly patch: SomeFields; readonly written: SomeFields }
  | { readonly can: false; readonly reason: string | undefined };

const no = (reason?: string): Undoable => ({ can: false, reason });

export function judgeUndo(entry: ActivityEntry): Undoable {
  if (entry.kind !== 'change' || entry.outcome.status !== 'done' || entry.undo?.status === 'done') return no();
  const { before, after } = entry;
  if (after === undefined || Object.keys(after).length === 0) {
    return no('A signing secret cannot be put back: nobody can read the old one.');
  }
  if (before === undefined) return no('It cannot be undone: this console did not know what was there before.');
  const patch = pickLike(before, after);
  // A name, a URL or a list that VCC took but would not take again cannot be restored.
  if (patch.events?.length === 0) return no('It cannot be undone: a subscription must have at least one entry.');
  return { can: true, patch, written: after };
}

/**
 * Why a change must not be taken back over what the server holds now; undefined when nobody has touched its fields
 * since (there is no ETag: this is asked just before, design section 5).
 */
export function undoObstacle(written: SomeFields, current: Fields): string | undefined {
  const fields = differingFields(written, current);
  if (fields.length === 0) return undefined;
  const what = fields.join(', ');
  return `Nothing was done: since then ${what} ${fields.length === 1 && what !== 'events' ? 'was' : 'were'} changed again, here or by somebody else.`;
}
