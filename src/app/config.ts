import * as z from 'zod/mini';
import type { HttpPolicy } from '../api/http-policy.ts';
import type { Region } from '../domain/region.ts';
import { isLoopbackHost } from '../lib/loopback-host.ts';

/**
 * The run-time configuration: `config.json` beside `index.html`, so that one build serves every environment.
 * It is parsed here, completely, before anything else starts; a bad value is named and nothing is guessed.
 */

/** `config.json` is missing or wrong. `problems` name each field and what it must be, for the start-up page. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`config.json cannot be used: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

const ownOrigin = 'https://own.invalid';

function isSafeTarget(text: string): boolean {
  // The parser decides, because it reads `/\\evil`, and a tab or line end between two slashes, as another host.
  if (text.startsWith('/')) return URL.canParse(text, ownOrigin) && new URL(text, ownOrigin).origin === ownOrigin;
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** A base to which paths are added: what follows a `?` or `#` would swallow them, and a password does not belong here. */
function isBare(text: string): boolean {
  if (!URL.canParse(text, ownOrigin)) return true;
  const { username, password } = new URL(text, ownOrigin);
  return username === '' && password === '' && !/[?#]/.test(text);
}

const text = z.string().check(z.minLength(1, 'must not be empty'));
const target = text.check(
  z.refine(isSafeTarget, 'must be a path on this origin or an https URL'),
  z.refine(isBare, 'must have no user name, password, query or fragment'),
);
const milliseconds = z.number().check(z.positive('must be more than 0'));

const openIdSchema = z.strictObject({
  authority: target,
  clientId: text,
  scope: z._default(text, 'openid profile offline_access admin:read admin:write'),
});

const regionSchema = z.strictObject({
  id: text.check(z.regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens')),
  label: text,
  apiBase: target,
  tokenEndpoint: target,
  openId: z.optional(openIdSchema),
});

/** Time-outs cover the body as well as the connection (acceptance 2.2; `http-policy.ts` says what each is). */
const timeoutsSchema = z.strictObject({
  readMs: z._default(milliseconds, 15_000),
  listMs: z._default(milliseconds, 30_000),
  writeMs: z._default(milliseconds, 20_000),
  longestMs: z._default(milliseconds, 120_000),
  tokenMs: z._default(milliseconds, 15_000),
  silentMs: z._default(milliseconds, 2_000),
});

/**
 * When a session ends before its token does: not at all, unless it is set. The warning comes at least 20 s before any
 * end, so that there is time to act (WCAG 2.2.1).
 */
const sessionLimitsSchema = z.strictObject({
  idleMinutes: z.exactOptional(z.number().check(z.gte(1, 'must be at least 1'))),
  longestHours: z.exactOptional(z.number().check(z.positive('must be more than 0'))),
  warningSeconds: z._default(z.number().check(z.gte(20, 'must be at least 20')), 120),
});

const atLeastOne = z.int().check(z.gte(1, 'must be 1 or more'));
const waits = z.array(z.number().check(z.nonnegative('must not be negative')));

const rateLimitSchema = z.strictObject({
  perSecond: z._default(atLeastOne, 8),
  atOnce: z._default(atLeastOne, 4),
  backOffMs: z._default(waits, [5_000, 15_000]),
  longestWaitSeconds: z._default(atLeastOne, 60),
});

const configSchema = z
  .strictObject({
    environment: z.strictObject({
      // It stands in the header of every page, in a window of 360 px as well.
      label: text.check(z.maxLength(40, 'must have at most 40 characters')),
      color: z._default(z.enum(['neutral', 'info', 'success', 'warning', 'error']), 'neutral'),
    }),
    defaultRegion: text,
    regions: z.array(regionSchema).check(z.minLength(1, 'must list at least one region')),
    signInMethods: z._default(
      z.array(z.enum(['credentials', 'openid'])).check(z.minLength(1, 'must name at least one method')),
      ['credentials'],
    ),
    tokenStorage: z._default(z.enum(['session', 'memory']), 'session'),
    /** Whether a secret that is shown once may be saved as a file: the file is then somebody's to look after. */
    secretDownload: z._default(z.boolean(), false),
    sessionLimits: z.prefault(sessionLimitsSchema, {}),
    timeouts: z.prefault(timeoutsSchema, {}),
    rateLimit: z.prefault(rateLimitSchema, {}),
    /** An answer that is larger when unpacked is given up: it would only take the tab down. */
    largestAnswerBytes: z._default(atLeastOne, 64 * 1_024 * 1_024),
    /** How long a change may take to be effective at VCC (contract section 3). */
    propagationSeconds: z._default(z.number().check(z.nonnegative('must not be negative')), 30),
    /** How often a list refreshes itself, where its user has asked for that. */
    pollingSeconds: z._default(z.number().check(z.gte(10, 'must be at least 10')), 60),
    /** Waits before the second and the third attempt of a read. */
    readRetryDelaysMs: z._default(waits, [1_000, 3_000]),
  })
  .check(
    z.refine(({ regions, defaultRegion }) => regions.some(({ id }) => id === defaultRegion), {
      path: ['defaultRegion'],
      error: 'must be the id of one of the regions',
    }),
    z.refine(({ regions }) => new Set(regions.map(({ id }) => id)).size === regions.length, {
      path: ['regions'],
      error: 'must have different ids',
    }),
    z.refine(
      ({ regions, signInMethods }) => !signInMethods.includes('openid') || regions.some(({ openId }) => openId),
      {
        path: ['signInMethods'],
        error: 'name openid, and no region has openId',
      },
    ),
  );

type ParsedConfig = z.output<typeof configSchema>;
type EnvironmentColor = ParsedConfig['environment']['color'];

export interface AppConfig extends HttpPolicy {
  readonly environment: { readonly label: string; readonly color: EnvironmentColor };
  readonly defaultRegion: string;
  readonly regions: readonly Region[];
  readonly signInMethods: readonly ('credentials' | 'openid')[];
  readonly tokenStorage: 'session' | 'memory';
  readonly secretDownload: boolean;
  readonly sessionLimits: {
    readonly idleMinutes?: number;
    readonly longestHours?: number;
    readonly warningSeconds: number;
  };
  readonly timeouts: HttpPolicy['timeouts'] & { readonly tokenMs: number; readonly silentMs: number };
  readonly propagationSeconds: number;
  readonly pollingSeconds: number;
}

function toRegion({ openId, ...region }: ParsedConfig['regions'][number]): Region {
  return openId === undefined ? region : { ...region, openId };
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** Words for what has none above. A setting that nobody reads is one that somebody believes in: it may be misspelt (P5). */
const words: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return `has no setting ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
};

/** Checks a parsed `config.json`. Throws {@link ConfigError} with every problem found. */
export function parseConfig(value: unknown): AppConfig {
  const result = configSchema.safeParse(value, { error: words });
  if (result.success) return { ...result.data, regions: result.data.regions.map(toRegion) };
  throw new ConfigError(
    result.error.issues.map(({ path, message }) => `${fieldPath(path) || 'the whole file'}: ${message}`),
  );
}

/** The page says nothing but “Loading …” meanwhile. */
const longestWaitMs = 15_000;

/** Loads and checks `config.json`. Throws {@link ConfigError} when it is missing, not JSON, or wrong. */
export async function loadConfig(): Promise<AppConfig> {
  let response: Response;
  let body: string;
  try {
    response = await fetch('/config.json', { credentials: 'same-origin', signal: AbortSignal.timeout(longestWaitMs) });
    body = await response.text();
  } catch {
    throw new ConfigError(['it could not be loaded: there is no connection to this site']);
  }
  if (!response.ok) throw new ConfigError([`it could not be loaded: this site answered ${response.status}`]);
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ConfigError(['it is not JSON']);
  }
  return parseConfig(value);
}
