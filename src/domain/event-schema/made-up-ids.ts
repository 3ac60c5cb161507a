const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ksuidLength = 27;
/** KSUIDs count seconds from 2014-05-13. */
const ksuidEpochSeconds = 1_400_000_000;

interface MadeUpIds {
  /** Of that time, like the ids of VCC's events (contract section 7). */
  readonly ksuid: (timeMs: number) => string;
  readonly uuid: () => string;
}

/** Ids that look real and belong to nothing; the same seed makes the same ids. */
export function createMadeUpIds(seed: number): MadeUpIds {
  const next = createBytes(seed);
  const hex = (bytes: number) => Array.from({ length: bytes }, () => next().toString(16).padStart(2, '0')).join('');
  return {
    ksuid: (timeMs) => {
      const seconds = Math.floor(timeMs / 1_000) - ksuidEpochSeconds;
      let rest = BigInt(`0x${seconds.toString(16)}${hex(16)}`);
      let text = '';
      while (rest > 0n) {
        text = alphabet.charAt(Number(rest % 62n)) + text;
        rest /= 62n;
      }
      return text.padStart(ksuidLength, '0');
    },
    uuid: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-a${hex(2).slice(1)}-${hex(6)}`,
  };
}

/** Plain and repeatable (Mulberry32); never for anything secret. */
function createBytes(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
}
