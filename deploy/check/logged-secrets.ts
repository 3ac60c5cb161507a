/** What a log must never hold: queries, with the codes in them, and everything that looks like a credential. */
const forbidden: readonly RegExp[] = [
  /\?/,
  /(?:code|state|token|secret|password)=/i,
  /bearer/i,
  /\beyJ[\w-]{8,}/,
  // The sandbox's secrets: 32 bytes in Base64.
  /[A-Za-z0-9+/]{43}=/,
];

export interface LogFindings {
  readonly lines: number;
  readonly secrets: readonly string[];
}

/** The lines of a log that hold what it must not. */
export function findLoggedSecrets(log: string): LogFindings {
  const lines = log.split('\n').filter((line) => line !== '');
  return { lines: lines.length, secrets: lines.filter((line) => forbidden.some((pattern) => pattern.test(line))) };
}
