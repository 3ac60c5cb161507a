import type { SchemaField, SchemaFields } from '../../domain/event-schema/read-schema-fields.ts';
import { LimitedLines } from './limited-lines.tsx';
import { countFields, takeFields } from './take-fields.ts';

interface FieldListProps {
  readonly schema: SchemaFields;
  readonly label: string;
}

/** The fields of a schema as nested lists, which screen readers tell the levels of. */
export function FieldList({ schema, label }: FieldListProps) {
  if (schema.kind === 'open') {
    return <p>The schema names no field: by it, any data is possible.</p>;
  }
  return (
    <>
      <LimitedLines total={countFields(schema.fields)} noun="fields">
        {(count) => <Fields fields={takeFields(schema.fields, count)} label={label} />}
      </LimitedLines>
      {schema.isCut ? (
        <p className="note">
          The schema is larger or deeper than what this console reads of it. The rest is not shown.
        </p>
      ) : null}
    </>
  );
}

function Fields({ fields, label }: { readonly fields: readonly SchemaField[]; readonly label?: string | undefined }) {
  return (
    <ul className="fields" aria-label={label}>
      {fields.map((field) => (
        <li key={field.path}>
          <Field {...field} />
          {field.children.length === 0 ? null : <Fields fields={field.children} />}
        </li>
      ))}
    </ul>
  );
}

function Field({ name, kind, type, isRequired, limits, description }: SchemaField) {
  return (
    <div className="field">
      <div className="line">
        <bdi className="name" data-kind={kind}>
          {name}
        </bdi>{' '}
        <span className="type">{type}</span> {isRequired ? <span className="required">required</span> : null}
      </div>
      {limits.length === 0 ? null : <div className="limits">{limits.join('; ')}</div>}
      {description === '' ? null : (
        <div className="about">
          <bdi>{description}</bdi>
        </div>
      )}
    </div>
  );
}
