import * as z from 'zod/mini';
import type { EventType } from '../domain/event-type.ts';
import { checkAnswer, type HttpClient } from './http.ts';

const eventTypesSchema = z.object({
  eventTypes: z.array(
    z.object({
      name: z.string().check(z.minLength(1)),
      // A type without a readable description is still a type.
      description: z.catch(z.string(), ''),
      jsonSchema: z.optional(z.unknown()),
    }),
  ),
});

/** The catalogue of event types; it grows as types are released (contract section 2). */
export async function listEventTypes(http: HttpClient, signal?: AbortSignal): Promise<readonly EventType[]> {
  const path = '/webhooks/event-types';
  const answer = await http.send({ method: 'GET', path, size: 'list', signal });
  return checkAnswer(eventTypesSchema, answer, `GET ${path}`).eventTypes.map((type) => ({
    ...type,
    jsonSchema: type.jsonSchema,
  }));
}
