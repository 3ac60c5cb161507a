import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type * as z from 'zod/mini';

/** The request's JSON body, checked; an empty body counts as `{}`. Throws an HTTPException 400 with a sentence. */
export async function readBody<Value>(c: Context, schema: z.ZodMiniType<Value>): Promise<Value> {
  const text = await c.req.text();
  const parsed = schema.safeParse(parseJson(text === '' ? '{}' : text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? 'The body' : issue.path.join('.');
  throw new HTTPException(400, { message: `${place}: ${issue?.message ?? 'is not valid'}.` });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HTTPException(400, { message: 'The body is not valid JSON.', cause });
  }
}
