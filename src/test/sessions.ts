import { vi } from 'vitest';
import type { Region } from '../domain/region.ts';
import { createSession, type Session } from '../session/session.ts';
import type { SessionLimits } from '../session/session-options.ts';
import type { SessionState } from '../session/session-state.ts';
import type { FakeTab } from './fake-browser.ts';

/** Sessions in tabs of a FakeBrowser, for tests under fake timers with {@link tokenServer} as fetch. */
export const EMEA: Region = { id: 'emea', label: 'EMEA', apiBase: '/api', tokenEndpoint: 'https://vcc.example/token' };
const NAM: Region = { ...EMEA, id: 'nam', label: 'North America' };
export const ADDRESS = 'https://console.example/subscriptions';
export const SECRET = 'the-client-secret';
export const HOUR_MS = 3_600_000;

/** Answers every exchange with `token-1`, `token-2` and so on, good for two hours. */
export function tokenServer() {
  let issued = 0;
  return vi.fn<typeof fetch>(async () => {
    issued += 1;
    return Response.json({ access_token: `token-${issued}`, token_type: 'Bearer', expires_in: 7_200 });
  });
}

/** No limits beside the token's life, and the usual warning. */
export const NO_LIMITS: SessionLimits = { warningMs: 120_000 };

export function sessionIn(
  tab: FakeTab,
  tokenStorage: 'session' | 'memory' = 'session',
  limits: SessionLimits = NO_LIMITS,
): Session {
  return createSession({
    regions: [EMEA, NAM],
    tokenStorage,
    tokenTimeoutMs: 15_000,
    silentTimeoutMs: 2_000,
    limits,
    browser: tab.seams,
  });
}

export async function restore(session: Session): Promise<void> {
  const restored = session.restore();
  await vi.advanceTimersByTimeAsync(200);
  await restored;
}

export async function signIn(session: Session, clientId = 'client-a', regionId = 'emea'): Promise<void> {
  await session.signInWithCredentials({ regionId, clientId, clientSecret: SECRET });
  await settle();
}

/** Lets messages between tabs arrive. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

export const statusOf = (session: Session): SessionState['status'] => session.getState().status;

/** The states from now on, the present one first. */
export function statusesFrom(session: Session): SessionState['status'][] {
  const seen = [statusOf(session)];
  session.subscribe(() => seen.push(statusOf(session)));
  return seen;
}

/** Who was signed in from now on, the present one first; undefined for nobody. */
export function identitiesFrom(session: Session): (string | undefined)[] {
  const identity = () => {
    const state = session.getState();
    return state.status === 'signed-in' ? state.facts.identity.id : undefined;
  };
  const seen = [identity()];
  session.subscribe(() => seen.push(identity()));
  return seen;
}
