import { useMemo } from 'react';
import { readSchemaFields } from '../../domain/event-schema/read-schema-fields.ts';
import type { EventType } from '../../domain/event-type.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { FieldList } from './field-list.tsx';
import { SampleNotification } from './sample-notification.tsx';
import { SchemaFrame } from './schema-frame.ts';

/**
 * What a notification of an event type carries: the fields of its schema in words, and a sample. Load this lazily: it
 * brings the generator and the validator of samples (ADR 0006).
 */
export function EventTypeDetails({ eventType }: { readonly eventType: EventType }) {
  const { name, jsonSchema } = eventType;
  const schema = useMemo(() => readSchemaFields(jsonSchema), [jsonSchema]);
  if (schema.kind === 'none') {
    return (
      <SchemaFrame>
        <p>The catalogue has no schema for this event type, so neither its fields nor a sample can be shown.</p>
      </SchemaFrame>
    );
  }
  return (
    <SchemaFrame>
      <div className="section">
        <h2>Fields of data</h2>
        <FieldList key={name} schema={schema} label={`Fields of ${revealHiddenCharacters(name)}`} />
      </div>
      <div className="section">
        <h2>Sample notification</h2>
        <SampleNotification key={name} eventType={eventType} />
      </div>
    </SchemaFrame>
  );
}
