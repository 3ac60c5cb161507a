import { isOutcomeUnknown, OutcomeUnknownError } from '../../../api/errors.ts';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import type { HttpClient } from '../../../api/http.ts';
import type { ActivityEntry, Outcome, SentRequest } from '../../../domain/activity/activity-entry.ts';
import type { ActivityLog } from '../../../domain/activity/activity-log.ts';

/** What is told of a write before it is sent. */
export type WriteToRecord = Omit<ActivityEntry, 'id' | 'startedAt' | 'settledAt' | 'outcome' | 'request' | 'undo'>;

interface RecordOptions<Result> {
  readonly activity: ActivityLog;
  readonly http: HttpClient;
  /** Tells the person that a lost answer is being looked into (acceptance N8, A15); returns what takes it back. */
  readonly say: (message: string, stay: 'until-taken-back') => () => void;
  /** Aborted once somebody else is behind the session: nothing more is sent then, or said. */
  readonly askedBy: AbortSignal;
  readonly entry: WriteToRecord;
  /** What was sent as a secret: an answer that repeats it must not bring it into the log. */
  readonly secret?: string | undefined;
  /** Sends, by this client only. */
  readonly write: (http: HttpClient) => Promise<Result>;
  /** What the answer tells beyond what was asked for. */
  readonly read?: (result: Result) => Partial<ActivityEntry>;
}

const done: Outcome = { status: 'done' };

function outcomeOf(error: unknown, isReadBack: boolean, secret: string | undefined): Outcome {
  const { title, detail } = explainSubscriptionError(error);
  const text = `${title}. ${detail}`;
  const reason = secret === undefined || secret === '' ? text : text.replaceAll(secret, '•••');
  if (error instanceof OutcomeUnknownError) return { status: 'unknown', reason };
  const wasLost = isReadBack && isOutcomeUnknown(error);
  return { status: 'failed', reason: wasLost ? `${reason} Reading back showed that it was not done.` : reason };
}

/** Writes, and keeps in the log what was sent, how it was answered and what became of it. */
export async function recordWrite<Result>(options: RecordOptions<Result>): Promise<Result> {
  const { activity, http, say, askedBy, entry, secret, write, read } = options;
  // The person may have changed while it was looked or waited: then it is not even in the log.
  askedBy.throwIfAborted();
  const id = activity.begin({ ...entry, outcome: { status: 'under-way' } });
  let sent: SentRequest | undefined;
  let stopSaying: (() => void) | undefined;
  const tell = (request: SentRequest): void => {
    sent = request;
    activity.amend(id, { request });
  };
  const watched: HttpClient = {
    send(request) {
      askedBy.throwIfAborted();
      const { method, path } = request;
      if (method === 'GET') {
        if (sent !== undefined) {
          tell({ ...sent, isReadBack: true });
          stopSaying ??= say(
            `It is not known yet what became of “${entry.name}”: VCC’s answer was lost. Checking …`,
            'until-taken-back',
          );
        }
        return http.send({ ...request, signal: askedBy });
      }
      tell({ method, path });
      return http.send({ ...request, signal: askedBy, onStatus: (status) => tell({ method, path, status }) });
    },
  };
  try {
    const result = await write(watched);
    activity.amend(id, { outcome: done, settledAt: Date.now(), ...read?.(result) });
    return result;
  } catch (error) {
    activity.amend(id, { outcome: outcomeOf(error, sent?.isReadBack === true, secret), settledAt: Date.now() });
    throw error;
  } finally {
    stopSaying?.();
  }
}
