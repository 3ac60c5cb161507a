import * as z from 'zod/mini';
import { isSigningSecret } from '../signing-secret.ts';
import { ApiError } from './api-error.ts';

// Every message names its field and is a whole sentence: the client shows it as it is (contract section 3).
const NAME = 'name must be a string of 3 to 128 characters.';
const URL_RULE = 'url must be a fully qualified http or https URL.';
const EVENTS = 'events must be a non-empty array of event type names.';
const ENABLED = 'enabled must be true or false.';
const SECRET = 'secret must be a Base64 string.';
const BODY = 'The request body must be a JSON object.';

const name = z.string(NAME).check(
  z.refine((text) => {
    // Code points, not UTF-16 units: the limit is one of characters.
    const { length } = Array.from(text);
    return length >= 3 && length <= 128;
  }, NAME),
);
const url = z.string(URL_RULE).check(z.refine(isHttpUrl, URL_RULE));
const events = z.array(z.string(EVENTS).check(z.minLength(1, EVENTS)), EVENTS).check(z.minLength(1, EVENTS));
const enabled = z.boolean(ENABLED);
const secret = z.string(SECRET).check(z.refine(isSigningSecret, SECRET));

const createBody = z.object(
  { name, url, events, enabled: z._default(enabled, true), secret: z.optional(secret) },
  BODY,
);
const changeBody = z.object(
  {
    name: z.exactOptional(name),
    url: z.exactOptional(url),
    events: z.exactOptional(events),
    enabled: z.exactOptional(enabled),
    secret: z.exactOptional(secret),
  },
  BODY,
);

/** The fields of a `POST`, with `enabled` defaulted. Throws ApiError 400. */
export function parseCreateBody(text: string): z.infer<typeof createBody> {
  return parseBody(createBody, text);
}

/** The fields that a `PATCH` names. Throws ApiError 400. */
export function parseChangeBody(text: string): z.infer<typeof changeBody> {
  return parseBody(changeBody, text);
}

function parseBody<Value>(schema: z.ZodMiniType<Value>, text: string): Value {
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ApiError(400, parsed.error.issues[0]?.message ?? BODY);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new ApiError(400, 'The request body is not valid JSON.');
    throw cause;
  }
}

/** `new URL` trims blanks and accepts `https:host`, which are not fully qualified URLs; hence the prefix. */
function isHttpUrl(text: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}
