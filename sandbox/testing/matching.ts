import { expect } from 'vitest';

/** A string that matches, for use inside an expected value; vitest's own matcher is typed as `any`. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
