import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import * as z from 'zod/mini';
import type { HttpClient } from '../api/http.ts';
import { eventTypesQuery } from '../api/queries/event-type-queries.ts';
import { subscriptionDetailQuery, subscriptionListQuery } from '../api/queries/subscription-queries.ts';
import type { ActivityLog } from '../domain/activity/activity-log.ts';
import { parseChecksSearch } from '../features/checks/checks-search.ts';
import { parseEventTypeSearch, parseEventTypesSearch } from '../features/event-types/event-types-search.ts';
import type { ListAddress } from '../features/subscriptions/list/list-address.ts';
import { parseListSearch } from '../features/subscriptions/list/list-search.ts';
import { addressName } from '../lib/address-text.ts';
import { safeReturnAddress } from '../session/return-address.ts';
import type { Session } from '../session/session.ts';
import { useSessionState } from '../session/session-context.tsx';
import { useOwner } from '../session/use-owner.ts';
import type { AppConfig } from './config.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { RouteErrorPage } from './pages/route-error-page.tsx';
import { AppShell } from './shell/app-shell.tsx';

/** What main makes and routes need (style rule 6). */
export interface RouterContext {
  readonly config: AppConfig;
  readonly session: Session;
  readonly http: HttpClient;
  readonly queryClient: QueryClient;
  readonly listAddress: ListAddress;
  readonly activity: ActivityLog;
}

/**
 * The one table of routes. A page's code is loaded with its route; its data is asked for at the same time, and the
 * page itself shows loading, failure and Retry, so a loader never waits and never throws for data.
 */
const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const optionalText = z.catch(z.optional(z.string()), undefined);

/**
 * `region` is preselected: the tab that *Sign in again* opens is for the region of the page that waits. `again` leaves
 * for that region's OpenID provider at once, also when this tab has taken over a session that will soon end.
 */
const signInSearch = z.object({
  returnTo: optionalText,
  region: optionalText,
  again: z.catch(z.optional(z.enum(['openid', 'login'])), undefined),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => signInSearch.parse(search),
  beforeLoad: ({ context, search }) => {
    if (context.session.getState().status !== 'signed-in' || search.again !== undefined) return;
    // A checked path of this origin, which the router cannot know as a literal route.
    throw redirect({ href: safeReturnAddress(search.returnTo), replace: true });
  },
  component: lazyRouteComponent(() => import('./pages/sign-in-route.tsx'), 'Component'),
});

const authCallback = createRoute({
  getParentRoute: () => root,
  path: '/auth/callback',
  component: lazyRouteComponent(() => import('./pages/auth-callback-route.tsx'), 'Component'),
});

/** Signing out is a navigation, so that a form with unsaved changes is asked about first. */
const signOut = createRoute({
  getParentRoute: () => root,
  path: '/sign-out',
  beforeLoad: async ({ context, location }) => {
    // Only the menu asks for it: a link in somebody's ticket must not sign anybody out.
    if (location.state.isSignOutAsked !== true) throw redirect({ to: '/', replace: true });
    await context.session.signOut();
    throw redirect({ to: '/sign-in', replace: true });
  },
});

function ShellLayout() {
  const { config, activity } = shell.useRouteContext();
  // Another person's page begins anew: nothing typed by one is ever sent by the other (acceptance T25).
  return <AppShell key={useOwner()} environment={config.environment} activity={activity} />;
}

/** Nothing of a page stays in sight when nobody is signed in any more. */
function SignedInOnly() {
  return 'facts' in useSessionState() ? <Outlet /> : null;
}

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: ShellLayout });

const signedIn = createRoute({
  getParentRoute: () => shell,
  id: 'signed-in',
  beforeLoad: ({ context, location }) => {
    const state = context.session.getState();
    if (state.status !== 'signed-out') return;
    const returnTo = state.reason === 'never' && location.href !== '/' ? { returnTo: location.href } : {};
    throw redirect({ to: '/sign-in', search: returnTo, replace: true });
  },
  component: SignedInOnly,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/subscriptions', replace: true });
  },
});

const subscriptions = createRoute({
  getParentRoute: () => signedIn,
  path: '/subscriptions',
  validateSearch: parseListSearch,
  loader: ({ context: { http, queryClient } }) => {
    void queryClient.prefetchQuery(subscriptionListQuery(http));
    void queryClient.prefetchQuery(eventTypesQuery(http));
  },
  component: lazyRouteComponent(() => import('../features/subscriptions/list/subscriptions-page.tsx'), 'Component'),
});

/** `event`: an entry that the form begins with. */
const newSearch = z.object({ copyOf: optionalText, event: addressName });

const newSubscription = createRoute({
  getParentRoute: () => signedIn,
  path: '/subscriptions/new',
  validateSearch: (search) => newSearch.parse(search),
  loader: ({ context: { http, queryClient } }) => {
    void queryClient.prefetchQuery(eventTypesQuery(http));
  },
  component: lazyRouteComponent(() => import('../features/subscriptions/editor/create-page.tsx'), 'Component'),
});

const editSubscription = createRoute({
  getParentRoute: () => signedIn,
  path: '/subscriptions/$subscriptionId',
  loader: ({ context: { http, queryClient }, params }) => {
    void queryClient.prefetchQuery(subscriptionDetailQuery(http, params.subscriptionId));
    void queryClient.prefetchQuery(eventTypesQuery(http));
  },
  component: lazyRouteComponent(() => import('../features/subscriptions/editor/edit-page.tsx'), 'Component'),
});

/** Both pages answer "who receives this event?", so that both need the subscriptions too. */
const eventTypes = createRoute({
  getParentRoute: () => signedIn,
  path: '/event-types',
  validateSearch: parseEventTypesSearch,
  loader: ({ context: { http, queryClient } }) => {
    void queryClient.prefetchQuery(eventTypesQuery(http));
    void queryClient.prefetchQuery(subscriptionListQuery(http));
  },
  component: lazyRouteComponent(() => import('../features/event-types/event-types-page.tsx'), 'Component'),
});

const eventType = createRoute({
  getParentRoute: () => signedIn,
  path: '/event-types/$name',
  validateSearch: parseEventTypeSearch,
  loader: ({ context: { http, queryClient } }) => {
    void queryClient.prefetchQuery(eventTypesQuery(http));
    void queryClient.prefetchQuery(subscriptionListQuery(http));
  },
  component: lazyRouteComponent(() => import('../features/event-types/event-type-page.tsx'), 'Component'),
});

const checks = createRoute({
  getParentRoute: () => signedIn,
  path: '/checks',
  validateSearch: parseChecksSearch,
  loader: ({ context: { http, queryClient } }) => {
    void queryClient.prefetchQuery(subscriptionListQuery(http));
    void queryClient.prefetchQuery(eventTypesQuery(http));
  },
  component: lazyRouteComponent(() => import('../features/checks/checks-page.tsx'), 'Component'),
});

/** The verdict needs neither; what the notification says is compared with both. */
const signatures = createRoute({
  getParentRoute: () => signedIn,
  path: '/signatures',
  loader: ({ context: { http, queryClient } }) => {
    void queryClient.prefetchQuery(subscriptionListQuery(http));
    void queryClient.prefetchQuery(eventTypesQuery(http));
  },
  component: lazyRouteComponent(() => import('../features/signatures/signatures-page.tsx'), 'Component'),
});

/** Where somebody wanted to go who looks here because signing in does not work. */
const diagnosticsSearch = z.object({ returnTo: optionalText });

/** For everybody: what is wrong with a site may be why nobody can sign in. */
const diagnostics = createRoute({
  getParentRoute: () => shell,
  path: '/diagnostics',
  validateSearch: (search) => diagnosticsSearch.parse(search),
  component: lazyRouteComponent(() => import('./diagnostics/diagnostics-page.tsx'), 'Component'),
});

const routeTree = root.addChildren([
  signIn,
  authCallback,
  signOut,
  shell.addChildren([
    diagnostics,
    signedIn.addChildren([
      home,
      subscriptions,
      newSubscription,
      editSubscription,
      eventTypes,
      eventType,
      checks,
      signatures,
    ]),
  ]),
]);

/** Creates the router; tests hand it a memory history. */
export function createAppRouter(context: RouterContext, history?: RouterHistory) {
  const router = createRouter({
    routeTree,
    context,
    ...(history === undefined ? {} : { history }),
    defaultPreload: false,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: RouteErrorPage,
    scrollRestoration: true,
  });
  // After a change of page the heading takes the focus, so that keyboard and screen reader begin at its top.
  router.subscribe('onRendered', ({ fromLocation, toLocation, pathChanged }) => {
    // A link to a part of a page: that part may have taken the focus already.
    if (toLocation.hash !== '' && document.activeElement !== document.body) return;
    if (fromLocation !== undefined && pathChanged) document.querySelector<HTMLElement>('h1')?.focus();
  });
  router.subscribe('onResolved', ({ toLocation }) => {
    if (toLocation.pathname === '/subscriptions') context.listAddress.set(toLocation.href);
  });
  return router;
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
  interface HistoryState {
    /** The person chose *Sign out*. */
    isSignOutAsked?: true;
    /** A check's suggestion for the editor that is opened: these entries in place of those that it was made for. */
    suggestedEvents?: { readonly from: readonly string[]; readonly to: readonly string[] };
    /** *Create again as new*: the entry of Activity that has the deletion. Its data would outlive the sign-out here. */
    createAgain?: number;
  }
}
