const longestWaitSeconds = 60;

/**
 * Seconds to wait, from a `Retry-After` header in either form of RFC 9110 section 10.2.3, held between 1 and 60.
 * Undefined when the header is absent, unreadable or not exposed by CORS.
 */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const seconds = /^-?\d+$/.test(text) ? Number(text) : (Date.parse(text) - nowMs) / 1000;
  if (!Number.isFinite(seconds)) return undefined;
  return Math.min(longestWaitSeconds, Math.max(1, Math.ceil(seconds)));
}
