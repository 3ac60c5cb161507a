import type { QueryClient } from '@tanstack/react-query';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import type { HttpClient } from '../../../api/http.ts';
import { storeSubscription } from '../../../api/queries/subscription-queries.ts';
import type { SomeFields } from '../../../domain/activity/activity-entry.ts';
import type { ActivityLog } from '../../../domain/activity/activity-log.ts';
import { judgeUndo, undoObstacle } from '../../../domain/activity/undo-rule.ts';
import { lookAgain } from './look-again.ts';

/** Writes in the turn that one is in. */
type Update = (patch: SomeFields, undoOf: number) => Promise<unknown>;

interface UndoOptions {
  readonly log: ActivityLog;
  readonly http: HttpClient;
  readonly queryClient: QueryClient;
  /** Runs what looks and then writes as one turn, so that no other write of this tab comes between. */
  readonly inTurn: (
    subscriptionId: string,
    task: (update: Update, askedBy: AbortSignal) => Promise<void>,
  ) => Promise<void>;
}

/** Tells that a change was taken back: if it had taken back another one, that one is in force again, and so on. */
function tellUndone(log: ActivityLog, entryId: number): void {
  let isUndone = true;
  for (let entry = log.find(entryId); entry !== undefined; ) {
    log.amend(entry.id, { undo: isUndone ? { status: 'done' } : undefined });
    isUndone = !isUndone;
    entry = entry.undoOf === undefined ? undefined : log.find(entry.undoOf);
  }
}

/**
 * Takes back a change by writing what was there before, of exactly its fields, after a fresh look has shown that nobody
 * has changed them since. One at a time; what became of it stands on the entry, wherever the person is by then.
 */
export function createUndo({ log, http, queryClient, inTurn }: UndoOptions): (entryId: number) => Promise<void> {
  async function takeBack(entryId: number, subscriptionId: string): Promise<string | undefined> {
    let obstacle: string | undefined;
    await inTurn(subscriptionId, async (update, askedBy) => {
      // Anew, in its turn: a write that went before may have changed what can be undone.
      const entry = log.find(entryId);
      const judged = entry && judgeUndo(entry);
      if (judged?.can !== true) return;
      const current = await lookAgain(queryClient, http, subscriptionId, askedBy);
      obstacle = undoObstacle(judged.written, current);
      if (obstacle === undefined) await update(judged.patch, entryId);
      else await storeSubscription(queryClient, current);
    });
    return obstacle;
  }
  let isUnderWay = false;
  return async (entryId) => {
    const entry = log.find(entryId);
    if (isUnderWay || entry?.subscriptionId === undefined || !judgeUndo(entry).can) return;
    isUnderWay = true;
    log.amend(entryId, { undo: { status: 'under-way' } });
    try {
      const reason = await takeBack(entryId, entry.subscriptionId);
      if (reason === undefined) tellUndone(log, entryId);
      else log.amend(entryId, { undo: { status: 'not-done', reason } });
    } catch (error) {
      const { title, detail, isOutcomeUnknown } = explainSubscriptionError(error);
      const reason = `${isOutcomeUnknown === true ? '' : 'Not undone. '}${title}. ${detail}`;
      log.amend(entryId, { undo: { status: 'not-done', reason } });
    } finally {
      isUnderWay = false;
    }
  };
}
