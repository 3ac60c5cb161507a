import type { Fault } from './fault.ts';
import { showDuration, showMoment } from './moment-words.ts';

/** How long VCC's signatures live (contract section 7). */
export const lifetimeSeconds = 300;

/** Clocks of well-kept machines differ by less. */
const clockTolerance = 5;

/** A number this large in the place of seconds counts milliseconds. */
const milliseconds = 100_000_000_000;

export interface Lifetime {
  readonly fault: Fault | undefined;
  readonly remarks: readonly string[];
  /** In a sentence, for the list of checks. */
  readonly words: string;
}

/** Judges `exp`, `nbf` and `iat` by the clock of this computer. */
export function checkLifetime(claims: Readonly<Record<string, unknown>>, now: number): Lifetime {
  const { exp, nbf, iat } = claims;
  if (typeof exp !== 'number') return withoutExpiry(exp);
  const remarks = remarksOf(exp, iat, now);
  if (typeof nbf === 'number' && nbf > now) {
    const words = `It begins at ${showMoment(nbf)}, in ${showDuration(nbf - now)}.`;
    return { fault: notYet(words, now), remarks, words };
  }
  if (exp <= now) {
    const words = `It ended at ${showMoment(exp)}, ${showDuration(now - exp)} ago.`;
    return { fault: expired(exp, iat, now), remarks, words };
  }
  return { fault: undefined, remarks, words: `It ends at ${showMoment(exp)}, in ${showDuration(exp - now)}.` };
}

function withoutExpiry(exp: unknown): Lifetime {
  const words = exp === undefined ? 'It has no time of expiry (exp).' : 'Its time of expiry (exp) is not a number.';
  const fault: Fault = {
    kind: 'no-expiry',
    title: 'the token says no time at which it expires.',
    detail: `${words} VCC’s tokens expire five minutes after they are issued; one without expiry could be replayed for ever.`,
  };
  return { fault, remarks: [], words };
}

function notYet(words: string, now: number): Fault {
  return {
    kind: 'not-yet-valid',
    title: 'the signature is not valid yet.',
    detail: `${words} This computer’s clock says ${showMoment(now)}.`,
    advice: 'Compare the clock of this computer, and of your receiver, with a time service (NTP).',
  };
}

function expired(exp: number, iat: unknown, now: number): Fault {
  const lived = typeof iat === 'number' ? `It was issued at ${showMoment(iat)} and ended at` : 'It ended at';
  return {
    kind: 'expired',
    title: `the signature expired ${showDuration(now - exp)} ago.`,
    detail: `${lived} ${showMoment(exp)}; this computer’s clock says ${showMoment(now)}. A signature lives for five minutes, so one that is looked at later has always expired: what counts is the time at which it arrived.`,
    advice:
      'If your receiver refused it as expired at the moment it arrived, the receiver’s clock is ahead: compare it with a time service (NTP). A notification that waited in a queue has to be verified before it is queued.',
  };
}

function remarksOf(exp: number, iat: unknown, now: number): readonly string[] {
  const remarks: string[] = [];
  if (exp > milliseconds) remarks.push('The time of expiry counts milliseconds; tokens count seconds.');
  if (typeof iat !== 'number') return remarks;
  if (iat > now + clockTolerance) {
    remarks.push(
      `It was issued ${showDuration(iat - now)} in the future by this computer’s clock (${showMoment(now)}): one of the two clocks is wrong.`,
    );
  }
  if (exp - iat !== lifetimeSeconds) {
    remarks.push(
      `It lives for ${showDuration(exp - iat)}; VCC’s live for five minutes, so something else may have made it.`,
    );
  }
  return remarks;
}
