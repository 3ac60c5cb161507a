import { useMemo } from 'react';
import { compareSchemas, type SchemaChange } from '../../domain/event-schema/compare-schemas.ts';
import type { EventType } from '../../domain/event-type.ts';
import { parseEventTypeName } from '../../domain/event-type-name.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { LimitedLines } from './limited-lines.tsx';
import { SchemaFrame } from './schema-frame.ts';

const kinds: Record<SchemaChange['kind'], { readonly mark: string; readonly word: string }> = {
  added: { mark: '+', word: 'Added' },
  removed: { mark: '−', word: 'Removed' },
  changed: { mark: '≠', word: 'Changed' },
  'newly-required': { mark: '!', word: 'Newly required' },
  'no-longer-required': { mark: '○', word: 'No longer required' },
};

interface SchemaDifferenceProps {
  readonly older: EventType;
  readonly newer: EventType;
}

/** What differs for a receiver between the schemas of two versions of an event. */
export function SchemaDifference({ older, newer }: SchemaDifferenceProps) {
  const { changes, missing, isCut } = useMemo(
    () => compareSchemas(older.jsonSchema, newer.jsonSchema),
    [older.jsonSchema, newer.jsonSchema],
  );
  const [from, to] = [shortName(older), shortName(newer)];
  if (missing !== 'none') {
    const without = { older: from, newer: to, both: `${from} or ${to}` }[missing];
    return (
      <SchemaFrame>
        <p>The catalogue has no schema for {without}, so there is nothing to compare.</p>
      </SchemaFrame>
    );
  }
  return (
    <SchemaFrame>
      {changes.length === 0 ? (
        <p>No differences in the schema.</p>
      ) : (
        <ChangeTable key={`${older.name} ${newer.name}`} changes={changes} from={from} to={to} />
      )}
      {isCut ? (
        <p className="note">
          One of the schemas is larger or deeper than what this console reads of it. The rest was not compared.
        </p>
      ) : null}
    </SchemaFrame>
  );
}

/** `v1`; the whole name where it has no version. */
function shortName({ name }: EventType): string {
  return revealHiddenCharacters(parseEventTypeName(name).version || name);
}

interface ChangeTableProps {
  readonly changes: readonly SchemaChange[];
  readonly from: string;
  readonly to: string;
}

function ChangeTable({ changes, from, to }: ChangeTableProps) {
  return (
    <LimitedLines total={changes.length} noun="differences">
      {(count) => (
        <table aria-label={`Differences in the schema from ${from} to ${to}`}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, count).map((change) => (
              <ChangeRow key={`${change.path} ${change.kind}`} change={change} from={from} to={to} />
            ))}
          </tbody>
        </table>
      )}
    </LimitedLines>
  );
}

function ChangeRow({ change, from, to }: Omit<ChangeTableProps, 'changes'> & { readonly change: SchemaChange }) {
  const { path, kind, before, after } = change;
  const { mark, word } = kinds[kind];
  // That a field was optional before it was required says nothing new.
  const tellsValues = kind === 'added' || kind === 'removed' || kind === 'changed';
  return (
    <tr data-change={kind}>
      <th scope="row">
        <bdi>{path}</bdi>
      </th>
      <td>
        <span className="kind">
          <span className="mark" aria-hidden>
            {mark}
          </span>
          {word}
        </span>
        {tellsValues && before !== '' ? (
          <span className="before">
            {from}: {before}
          </span>
        ) : null}
        {tellsValues && after !== '' ? (
          <span className="after">
            {to}: {after}
          </span>
        ) : null}
      </td>
    </tr>
  );
}
