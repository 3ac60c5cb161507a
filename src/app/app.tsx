import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { BackOff } from '../api/back-off.ts';
import { HttpProvider } from '../api/http-context.tsx';
import { NoticeProvider } from '../components/feedback/notice-context.tsx';
import type { NoticeStore } from '../components/feedback/notice-store.ts';
import type { HttpClient } from '../api/http.ts';
import { BulkProvider } from '../features/subscriptions/bulk/bulk-context.tsx';
import type { BulkStore } from '../features/subscriptions/bulk/bulk-store.ts';
import { WritesProvider } from '../features/subscriptions/writes/writes-context.tsx';
import type { SubscriptionWrites } from '../features/subscriptions/writes/subscription-writes.ts';
import { SessionProvider } from '../session/session-context.tsx';
import type { Session } from '../session/session.ts';
import type { AppRouter } from './router.tsx';
import { theme } from './theme.ts';

/** Everything that {@link App} hands down; made in `create-app.ts`. */
export interface AppServices {
  readonly session: Session;
  readonly http: HttpClient;
  readonly backOff: BackOff;
  readonly queryClient: QueryClient;
  readonly writes: SubscriptionWrites;
  readonly bulk: BulkStore;
  readonly notices: NoticeStore;
  readonly router: AppRouter;
}

export function App({ session, http, backOff, queryClient, writes, bulk, notices, router }: AppServices) {
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline enableColorScheme />
      <SessionProvider session={session}>
        <HttpProvider http={http} backOff={backOff}>
          <QueryClientProvider client={queryClient}>
            <NoticeProvider notices={notices}>
              <WritesProvider writes={writes}>
                <BulkProvider bulk={bulk}>
                  <RouterProvider router={router} />
                </BulkProvider>
              </WritesProvider>
            </NoticeProvider>
          </QueryClientProvider>
        </HttpProvider>
      </SessionProvider>
    </ThemeProvider>
  );
}
