const longestWaitSeconds = 60;

/** Seconds as a `Retry-After` header has them, in either form of RFC 9110 section 10.2.3: not held within anything. */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const seconds = /^-?\d+$/.test(text) ? Number(text) : (Date.parse(text) - nowMs) / 1000;
  return Number.isFinite(seconds) ? seconds : undefined;
}

/**
 * Seconds to wait, held between 1 and 60. Undefined when the header is absent, unreadable or not exposed by CORS.
 */
export function readRetryAfter(header: string | null, nowMs: number, longest = longestWaitSeconds): number | undefined {
  const seconds = parseRetryAfter(header, nowMs);
  return seconds === undefined ? undefined : Math.min(longest, Math.max(1, Math.ceil(seconds)));
}
