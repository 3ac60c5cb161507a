import type { RouterHistory } from '@tanstack/react-router';
import { createBackOff } from '../api/back-off.ts';
import { createHttpClient } from '../api/http.ts';
import { createNoticeStore } from '../components/feedback/notice-store.ts';
import { createActivityLog } from '../domain/activity/activity-log.ts';
import { createBulkStore } from '../features/subscriptions/bulk/bulk-store.ts';
import { isRowInView } from '../features/subscriptions/list/is-row-in-view.ts';
import { createListAddress } from '../features/subscriptions/list/list-address.ts';
import { createSubscriptionWrites } from '../features/subscriptions/writes/subscription-writes.ts';
import { browserLocks } from '../lib/tab-lock.ts';
import { createSession, type Session } from '../session/session.ts';
import { isSameIdentity, type SessionFacts } from '../session/session-state.ts';
import { SignedOutError } from '../session/signed-out-error.ts';
import type { SessionLimits } from '../session/session-options.ts';
import type { AppServices } from './app.tsx';
import type { AppConfig } from './config.ts';
import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router.tsx';

/**
 * Makes the console's parts and wires them: config → session → http → query client → router. Tests call it with a
 * memory history, main with none.
 */
export function createApp(config: AppConfig, history?: RouterHistory): AppServices {
  const session = createSession({
    regions: config.regions,
    tokenStorage: config.tokenStorage,
    tokenTimeoutMs: config.timeouts.tokenMs,
    silentTimeoutMs: config.timeouts.silentMs,
    limits: toLimits(config.sessionLimits),
  });
  const backOff = createBackOff(config.rateLimit);
  let person = new AbortController();
  const http = createHttpClient(
    {
      apiBase() {
        const state = session.getState();
        if (state.status === 'signed-in' || state.status === 'expired') return state.facts.region.apiBase;
        throw new Error('The API is called only while somebody is signed in');
      },
      accessToken: () => session.getAccessToken(),
      renewAccessToken: (rejected) => session.renewAccessToken(rejected),
      person: () => person.signal,
      noteReadOnly: (token) => session.noteReadOnly(token),
    },
    config,
    { backOff, locks: browserLocks() },
  );
  const queryClient = createQueryClient(config);
  const { propagationSeconds, readRetryDelaysMs } = config;
  const notices = createNoticeStore();
  const activity = createActivityLog();
  const writes = createSubscriptionWrites({
    http,
    person: () => person.signal,
    queryClient,
    propagationSeconds,
    readRetryDelaysMs,
    say: notices.show,
    isRowInView,
    activity,
  });
  const bulk = createBulkStore();
  const listAddress = createListAddress();
  const router = createAppRouter({ config, session, http, queryClient, listAddress, activity }, history);
  const forget = (): void => {
    releaseFocus();
    person.abort(new SignedOutError());
    person = new AbortController();
    queryClient.clear();
    bulk.clear();
    writes.clear();
    activity.clear();
    notices.clear();
    listAddress.set('/subscriptions');
  };
  followSession(session, forget, () => void router.invalidate());
  return { session, http, backOff, queryClient, writes, bulk, notices, router };
}

/**
 * React keeps the field that has the focus, and with it the form and what was typed, until another field has it: a page
 * that goes away takes the focus from it without a word.
 */
function releaseFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function toLimits({ idleMinutes, longestHours, warningSeconds }: AppConfig['sessionLimits']): SessionLimits {
  return {
    warningMs: warningSeconds * 1_000,
    ...(idleMinutes === undefined ? {} : { idleMs: idleMinutes * 60_000 }),
    ...(longestHours === undefined ? {} : { longestMs: longestHours * 3_600_000 }),
  };
}

/**
 * However the session ends or begins, in this tab or another, nothing of the last person stays: neither data nor words
 * about it. Then the guard decides anew. That a session continues, after *Sign in again*, forgets nothing.
 */
function followSession(session: Session, forget: () => void, decideAnew: () => void): void {
  let person: SessionFacts | undefined;
  let status = session.getState().status;
  session.subscribe(() => {
    const state = session.getState();
    const next = 'facts' in state ? state.facts : undefined;
    const isOther = person !== undefined && (next === undefined || !isSameIdentity(person, next));
    if (isOther) forget();
    const hasChanged = isOther || state.status !== status;
    person = next;
    status = state.status;
    if (hasChanged && (status === 'signed-out' || status === 'signed-in')) decideAnew();
  });
}
