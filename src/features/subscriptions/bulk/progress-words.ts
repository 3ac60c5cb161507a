import { assertNever } from '../../../lib/assert-never.ts';
import { type BulkPhase, type BulkProgress, countOutcomes, type PauseReason } from './bulk-job.ts';

/** “12 of 30 done, 2 failed, 16 to do”: nothing is called done that is not known to be, nor to do that nobody will do. */
export function progressWords({ outcomes, toDo }: Pick<BulkProgress, 'outcomes' | 'toDo'>): string {
  const { done, failed, unknown, sent, waiting } = countOutcomes(outcomes);
  return [
    `${done.toLocaleString()} of ${outcomes.length.toLocaleString()} done`,
    sent > 0 && `${sent.toLocaleString()} under way`,
    failed > 0 && `${failed.toLocaleString()} failed`,
    unknown > 0 && `${unknown.toLocaleString()} not known`,
    toDo > 0 && `${toDo.toLocaleString()} to do`,
    waiting > toDo && `${(waiting - toDo).toLocaleString()} not attempted`,
  ]
    .filter(Boolean)
    .join(', ');
}

const pauseWords: Readonly<Record<PauseReason, string>> = {
  person: 'Paused. Nothing more is sent until you resume it.',
  rate: 'Paused: VCC goes on refusing because of too many requests. Resume it later.',
  offline: 'Paused: this device is offline. Resume it when it is connected.',
  'sign-in': 'Waiting for you to sign in again; then it goes on by itself where it stopped.',
  failing: 'Paused: one after the other failed. Resume it when you know why, or cancel it to see the reasons.',
};

export function phaseWords(phase: BulkPhase): string {
  switch (phase.name) {
    case 'starting':
      return 'Starting …';
    case 'refused':
      return 'Nothing more was sent: another tab of this browser is changing subscriptions in bulk. Wait until it has ended, then try again.';
    case 'running':
      return phase.backsOffUntil === undefined
        ? 'Up to four at once, eight a second.'
        : `VCC asked to wait: it goes on at ${new Date(phase.backsOffUntil).toLocaleTimeString()}.`;
    case 'paused':
      return pauseWords[phase.reason];
    case 'cancelling':
      return 'Cancelled: nothing more is sent. Waiting for the answers to what was sent already.';
    case 'ended':
      return phase.isCancelled ? 'Cancelled.' : 'Ended.';
    default:
      return assertNever(phase);
  }
}
