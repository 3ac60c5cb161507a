import type { ComponentType } from 'react';
import type { EventType } from '../../domain/event-type.ts';

export interface SchemaParts {
  readonly EventTypeDetails: ComponentType<{ readonly eventType: EventType }>;
  readonly SchemaDifference: ComponentType<{ readonly older: EventType; readonly newer: EventType }>;
}

/** What reads schemas and makes samples weighs more than the rest of the page, which does not wait for it. */
export async function loadSchemaParts(): Promise<SchemaParts> {
  const [{ EventTypeDetails }, { SchemaDifference }] = await Promise.all([
    import('../../components/event-schema/event-type-details.tsx'),
    import('../../components/event-schema/schema-difference.tsx'),
  ]);
  return { EventTypeDetails, SchemaDifference };
}
