import type { HeldSession } from './held-session.ts';
import type { SessionLimits } from './session-options.ts';
import type { EndCause } from './session-state.ts';

/** Since when nobody has used the console, in any tab. */
export class Activity {
  #monotonic = performance.now();
  #wall = Date.now();

  touch(): void {
    this.#monotonic = performance.now();
    this.#wall = Date.now();
  }

  /** By the clock that says more: while a machine sleeps, the monotonic one may stand still. */
  get idleMs(): number {
    return Math.max(performance.now() - this.#monotonic, Date.now() - this.#wall);
  }
}

/** One of the ways in which a session will end, in the monotonic time of this page. */
export interface SessionEnd {
  readonly cause: EndCause;
  readonly at: number;
  readonly warnAt: number;
}

/** All ends that are in sight, the soonest first. */
export function endsOf(held: HeldSession, activity: Activity, limits: SessionLimits): readonly SessionEnd[] {
  const now = performance.now();
  // A span that is hardly longer than the warning is for its second half.
  const warnBefore = (at: number, spanMs: number) => at - Math.min(limits.warningMs, spanMs / 2);
  const { deadline, heldSince } = held;
  const warnAt = held.renewsItself ? Infinity : warnBefore(deadline, deadline - heldSince);
  const ends: SessionEnd[] = [{ cause: 'token', at: deadline, warnAt }];
  if (limits.idleMs !== undefined) {
    const at = now + limits.idleMs - activity.idleMs;
    ends.push({ cause: 'idle', at, warnAt: warnBefore(at, limits.idleMs) });
  }
  if (limits.longestMs !== undefined) {
    const at = now + limits.longestMs - ageOf(held, now);
    ends.push({ cause: 'age', at, warnAt: warnBefore(at, limits.longestMs) });
  }
  return ends.toSorted((a, b) => a.at - b.at);
}

/** How long ago the user signed in; as for idleness, the clock that says more counts. */
function ageOf({ deadline, heldSince, record }: HeldSession, now: number): number {
  const ageWhenHeld = record.expiresAt - (deadline - heldSince) - record.signedInAt;
  return Math.max(ageWhenHeld + now - heldSince, Date.now() - record.signedInAt);
}
