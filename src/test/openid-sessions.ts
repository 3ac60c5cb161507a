import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { Region } from '../domain/region.ts';
import { createSession, type Session } from '../session/session.ts';
import type { FakeTab } from './fake-browser.ts';
import type { ProviderVisitor } from './provider-visitor.ts';

/** Sessions in tabs of a FakeBrowser whose region signs in with the sandbox's own OpenID provider. */
export function openIdSessionIn(
  sandbox: Sandbox,
  tab: FakeTab,
  tokenStorage: 'session' | 'memory' = 'session',
): Session {
  const scope = 'openid profile offline_access admin:read admin:write';
  const openId = { authority: `${sandbox.url}/oidc`, clientId: 'vcc-console', scope };
  const tokenEndpoint = `${sandbox.url}/Auth/connect/token`;
  const region: Region = { id: 'emea', label: 'EMEA', apiBase: sandbox.url, tokenEndpoint, openId };
  return createSession({
    regions: [region],
    tokenStorage,
    tokenTimeoutMs: 5_000,
    silentTimeoutMs: 2_000,
    limits: { warningMs: 120_000 },
    browser: tab.seams,
  });
}

/** Leaves for the provider, signs in there and comes back; resolves with where the user wanted to go. */
export async function signInWithOpenId(
  session: Session,
  tab: FakeTab,
  visitor: ProviderVisitor,
  returnTo = '/subscriptions',
): Promise<string> {
  await session.startOpenIdSignIn({ regionId: 'emea', returnTo });
  const callback = await visitor.visit(tab.departures.at(-1));
  return (await session.completeOpenIdSignIn(callback)).returnTo;
}
