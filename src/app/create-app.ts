import type { RouterHistory } from '@tanstack/react-router';
import { createHttpClient } from '../api/http.ts';
import { createNoticeStore } from '../components/feedback/notice-store.ts';
import { createListAddress } from '../features/subscriptions/list/list-address.ts';
import { createSubscriptionWrites } from '../features/subscriptions/writes/subscription-writes.ts';
import { createSession } from '../session/session.ts';
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
  });
  const http = createHttpClient(
    {
      apiBase() {
        const state = session.getState();
        if (state.status === 'signed-in' || state.status === 'expired') return state.facts.region.apiBase;
        throw new Error('The API is called only while somebody is signed in');
      },
      accessToken: () => session.getAccessToken(),
      renewAccessToken: (rejected) => session.renewAccessToken(rejected),
    },
    config.timeouts,
  );
  const queryClient = createQueryClient(config.readRetryDelaysMs);
  const writes = createSubscriptionWrites({ http, queryClient, propagationSeconds: config.propagationSeconds });
  const listAddress = createListAddress();
  const router = createAppRouter({ config, session, http, queryClient, listAddress }, history);
  forgetEverythingOnSignOut({ session, queryClient, writes, router });
  return { session, http, queryClient, writes, notices: createNoticeStore(), router };
}

/** However the session ends or begins, in this tab or another, no data of the last one stays and the guard decides anew. */
function forgetEverythingOnSignOut({
  session,
  queryClient,
  writes,
  router,
}: Pick<AppServices, 'session' | 'queryClient' | 'writes' | 'router'>): void {
  let last = session.getState().status;
  session.subscribe(() => {
    const { status } = session.getState();
    if (status === last) return;
    last = status;
    if (status === 'signed-out') {
      queryClient.clear();
      writes.clear();
    }
    if (status === 'signed-out' || status === 'signed-in') void router.invalidate();
  });
}
