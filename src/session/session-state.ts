import type { Region } from '../domain/region.ts';

export type SignInMethod = 'credentials' | 'openid';

/** What the console knows of the person or machine that signed in; never a token, never a secret. */
export interface SessionFacts {
  readonly region: Region;
  readonly method: SignInMethod;
  /** The client id, or the OpenID subject with the name to show for it. */
  readonly identity: { readonly id: string; readonly label: string };
  /** False when only `admin:read` was granted (contract section 8), or the API said so of the token. Convenience only: the API enforces it. */
  readonly canWrite: boolean;
  /** Epoch ms by this machine's clock: for display. The timer and the API decide. */
  readonly expiresAt: number;
}

/** What ends a session: the life of its token, nobody doing anything, or the longest time that is configured. */
export type EndCause = 'token' | 'idle' | 'age';

/** Told a while before a session ends (WCAG 2.2.1). */
export interface SessionEnding {
  readonly cause: EndCause;
  /** Epoch ms by this machine's clock: for display. */
  readonly endsAt: number;
  /** True when `staySignedIn` may help. */
  readonly canExtend: boolean;
}

export type SessionState =
  | { readonly status: 'restoring' }
  | {
      readonly status: 'signed-out';
      readonly reason: 'never' | 'user' | 'other-tab';
      /** Set when the provider could not be told, so that its own session may live on (acceptance T11, T12). */
      readonly providerMayRemember?: true;
    }
  | { readonly status: 'signed-in'; readonly facts: SessionFacts; readonly ending?: SessionEnding }
  /** The page stays; the dialog *Sign in again* lies over it. */
  | {
      readonly status: 'expired';
      readonly facts: SessionFacts;
      readonly cause: EndCause;
      /** Somebody else has signed in in another tab: this page may be given up for them (acceptance T25). */
      readonly other?: SessionFacts;
    };

/** True when both speak for the same user of the same region, so that one may continue the other's page (T25). */
export function isSameIdentity(a: SessionFacts, b: SessionFacts): boolean {
  return a.region.id === b.region.id && a.method === b.method && a.identity.id === b.identity.id;
}
