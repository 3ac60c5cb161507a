const { signal: staying } = new AbortController();

/** The signal of a person who stays, for tests that are not about who is signed in. */
export const samePerson = (): AbortSignal => staying;
