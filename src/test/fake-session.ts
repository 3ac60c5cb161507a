import { vi } from 'vitest';
import type { Session } from '../session/session.ts';
import type { SessionState } from '../session/session-state.ts';

/** A session that does what a test tells it to; nothing leaves the process. */
export function fakeSession(state: SessionState = { status: 'signed-out', reason: 'never' }) {
  const listeners = new Set<() => void>();
  let current = state;
  return {
    getState: () => current,
    setState(next: SessionState) {
      current = next;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restore: vi.fn<Session['restore']>().mockResolvedValue(),
    getAccessToken: vi.fn<Session['getAccessToken']>(),
    renewAccessToken: vi.fn<Session['renewAccessToken']>(),
    noteReadOnly: vi.fn<Session['noteReadOnly']>(),
    signInWithCredentials: vi.fn<Session['signInWithCredentials']>().mockResolvedValue(),
    startOpenIdSignIn: vi.fn<Session['startOpenIdSignIn']>().mockResolvedValue(),
    completeOpenIdSignIn: vi.fn<Session['completeOpenIdSignIn']>(),
    signOut: vi.fn<Session['signOut']>().mockResolvedValue(),
    staySignedIn: vi.fn<Session['staySignedIn']>().mockResolvedValue(),
    endNow: vi.fn<Session['endNow']>(),
    continueAsOther: vi.fn<Session['continueAsOther']>(),
    isSharedBetweenTabs: true,
    hearsOtherTabs: true,
  };
}
