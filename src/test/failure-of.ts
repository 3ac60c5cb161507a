import { expect } from 'vitest';

/** What an attempt fails with. An attempt that succeeds gives a sentence, which no expectation of an error accepts. */
export function failureOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => 'it did not fail',
    (error: unknown) => error,
  );
}

/** `expect.stringContaining`, without the `any` that it is typed with. */
export function containing(text: string): unknown {
  return expect.stringContaining(text);
}
