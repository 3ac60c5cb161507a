import type { EventType } from '../../domain/event-type.ts';

/** The fields of an event type's data, and a sample. */
export function EventTypeDetails({ eventType }: { readonly eventType: EventType }) {
  return <p>Schema of {eventType.name}</p>;
}
