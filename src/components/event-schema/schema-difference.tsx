import type { EventType } from '../../domain/event-type.ts';

/** What changed from one version's data to another's. */
export function SchemaDifference({ older, newer }: { readonly older: EventType; readonly newer: EventType }) {
  return (
    <p>
      From {older.name} to {newer.name}
    </p>
  );
}
