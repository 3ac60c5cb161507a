import * as z from 'zod/mini';
import type { FieldError } from './errors.ts';

/** A member that is absent or of another type: it must not hide what the other members say. */
const lenient = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.optional(schema), undefined);
const text = lenient(z.string());

/** Bodies of VCC and its sibling APIs; their error shapes differ, so all known ones are read (contract section 4). */
const bodySchema = z.object({
  message: text,
  error_description: text,
  detail: text,
  title: text,
  error: lenient(z.union([z.string(), z.object({ message: text })])),
  errors: lenient(z.array(z.unknown())),
});

const fieldErrorSchema = z.object({
  message: z.string(),
  path: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]),
});

export interface ErrorBody {
  readonly message: string | undefined;
  readonly fieldErrors: readonly FieldError[];
  /** OAuth's code, e.g. `invalid_token`: it tells an expired token from a missing scope. */
  readonly oauthError: string | undefined;
}

/** `/body/name`, `body.name`, `["name"]` and `name` all mean the field `name`. */
function fieldOfPath(path: string | readonly (string | number)[]): string {
  const parts = typeof path === 'string' ? path.split(/[./]/) : path.map(String);
  return parts.filter((part) => part !== '' && part !== 'body' && !/^\d+$/.test(part))[0] ?? '';
}

function readFieldErrors(errors: readonly unknown[] | undefined): readonly FieldError[] {
  return (errors ?? []).flatMap((error) => {
    const parsed = fieldErrorSchema.safeParse(error);
    return parsed.success ? [{ field: fieldOfPath(parsed.data.path), message: parsed.data.message }] : [];
  });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Reads an error answer's body. HTML, an empty body or an unknown shape give no message, never a crash. */
export function readErrorBody(body: string): ErrorBody {
  const parsed = bodySchema.safeParse(parseJson(body));
  if (!parsed.success) return { message: undefined, fieldErrors: [], oauthError: undefined };
  const { message, error_description, detail, title, error, errors } = parsed.data;
  const fieldErrors = readFieldErrors(errors);
  const nested = typeof error === 'object' ? error.message : error;
  return {
    message: [message, error_description, detail, fieldErrors[0]?.message, title, nested].find((said) => said?.trim()),
    fieldErrors,
    oauthError: typeof error === 'string' ? error : undefined,
  };
}
