import { getRouteApi, useRouter } from '@tanstack/react-router';
import { SignInPage } from '../../features/sign-in/sign-in-page.tsx';
import { safeReturnAddress } from '../../session/return-address.ts';
import { useSessionState } from '../../session/session-context.tsx';

const route = getRouteApi('/sign-in');

function noticeOf(state: ReturnType<typeof useSessionState>): string | undefined {
  if (state.status !== 'signed-out') return undefined;
  if (state.reason === 'user') return 'You are signed out in every tab of this browser.';
  return state.reason === 'other-tab' ? 'You signed out in another tab.' : undefined;
}

/** `/sign-in`. */
export function Component() {
  const { config } = route.useRouteContext();
  const { returnTo } = route.useSearch();
  const router = useRouter();
  const notice = noticeOf(useSessionState());
  return (
    <SignInPage
      regions={config.regions}
      defaultRegionId={config.defaultRegion}
      methods={config.signInMethods}
      environmentLabel={config.environment.label}
      returnTo={safeReturnAddress(returnTo)}
      {...(notice === undefined ? {} : { notice })}
      onSignedIn={() => void router.invalidate()}
    />
  );
}
