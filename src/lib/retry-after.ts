const longestWaitSeconds = 60;

/** The two forms of a date that end in GMT. `Date.parse` takes nearly anything for one: “7, 7” is a day in 2001. */
const date = /^[A-Z][a-z]{2,8}, .+ GMT$/;

function readSeconds(text: string, nowMs: number): number {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return date.test(text) ? (Date.parse(text) - nowMs) / 1_000 : Number.NaN;
}

/** Seconds as a `Retry-After` header has them, in either form of RFC 9110 section 10.2.3: not held within anything. */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  const seconds = readSeconds(header?.trim() ?? '', nowMs);
  return Number.isFinite(seconds) ? seconds : undefined;
}

/**
 * Seconds to wait, held between 1 and 60. Undefined when the header is absent, unreadable or not exposed by CORS.
 */
export function readRetryAfter(header: string | null, nowMs: number, longest = longestWaitSeconds): number | undefined {
  const seconds = parseRetryAfter(header, nowMs);
  return seconds === undefined ? undefined : Math.min(longest, Math.max(1, Math.ceil(seconds)));
}
