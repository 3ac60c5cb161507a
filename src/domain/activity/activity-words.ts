import { assertNever } from '../../lib/assert-never.ts';
import type { ActivityEntry, Outcome } from './activity-entry.ts';

function changeWords({ after = {}, isSecretChanged }: ActivityEntry): string {
  const fields = Object.keys(after);
  if (isSecretChanged) return fields.length === 0 ? 'Signing secret changed' : 'Edited, signing secret changed';
  if (fields.length !== 1) return 'Edited';
  if (after.enabled !== undefined) return after.enabled ? 'Switched on' : 'Switched off';
  if (after.name !== undefined) return 'Renamed';
  return after.events === undefined ? 'URL changed' : 'Events changed';
}

/** What a change was, in a word or two; whether it was done is its outcome. */
export function whatWords(entry: ActivityEntry): string {
  const undo = entry.undoOf === undefined ? '' : 'Undo: ';
  switch (entry.kind) {
    case 'create':
      return 'Created';
    case 'delete':
      return 'Deleted';
    case 'change':
      return `${undo}${changeWords(entry)}`;
    default:
      return assertNever(entry.kind);
  }
}

const outcomes: Readonly<Record<Outcome['status'], string>> = {
  'under-way': 'In progress …',
  done: 'Done',
  failed: 'Failed',
  unknown: 'Outcome unknown',
};

/** What became of it, without the reason. */
export function outcomeWords({ outcome }: ActivityEntry): string {
  return outcomes[outcome.status];
}

/** The write as it was sent, and how it was answered as far as known. */
export function requestWords({ request, outcome }: ActivityEntry): string | undefined {
  if (request === undefined) return undefined;
  const { method, path, status, isReadBack } = request;
  const unanswered = outcome.status === 'under-way' ? '' : ', no answer';
  const answer = status === undefined ? unanswered : `, status ${status}`;
  return `${method} ${path}${answer}${isReadBack === true ? ', settled by reading back' : ''}`;
}
