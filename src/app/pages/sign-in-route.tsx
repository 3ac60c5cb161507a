import { getRouteApi, useRouter } from '@tanstack/react-router';
import { OpenIdAgainPage } from '../../features/sign-in/openid-again-page.tsx';
import { SignInPage } from '../../features/sign-in/sign-in-page.tsx';
import { safeReturnAddress } from '../../session/return-address.ts';
import { useSessionState } from '../../session/session-context.tsx';

const route = getRouteApi('/sign-in');

function noticeOf(state: ReturnType<typeof useSessionState>): string | undefined {
  if (state.status !== 'signed-out') return undefined;
  if (state.providerMayRemember) {
    return 'You are signed out here. Your OpenID provider could not be told and may still know you: sign out there too.';
  }
  if (state.reason === 'user') return 'You are signed out in every tab of this browser.';
  return state.reason === 'other-tab' ? 'You signed out in another tab.' : undefined;
}

/** `/sign-in`. */
export function Component() {
  const { config } = route.useRouteContext();
  const { returnTo, region, again } = route.useSearch();
  const chosen = config.regions.find(({ id }) => id === region);
  const router = useRouter();
  const notice = noticeOf(useSessionState());
  if (again !== undefined && chosen?.openId !== undefined && config.signInMethods.includes('openid')) {
    return <OpenIdAgainPage regionId={chosen.id} way={again} />;
  }
  return (
    <SignInPage
      regions={config.regions}
      defaultRegionId={chosen?.id ?? config.defaultRegion}
      methods={config.signInMethods}
      environmentLabel={config.environment.label}
      returnTo={safeReturnAddress(returnTo)}
      {...(notice === undefined ? {} : { notice })}
      onSignedIn={() => void router.invalidate()}
    />
  );
}
