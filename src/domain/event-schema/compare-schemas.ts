import { readSchemaFields, type SchemaField } from './read-schema-fields.ts';

export interface SchemaChange {
  /** Of the field, as `readSchemaFields` names it. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'newly-required' | 'no-longer-required';
  /** What the field was and is, in words; empty where it was or is not there. */
  readonly before: string;
  readonly after: string;
}

export interface SchemaComparison {
  readonly changes: readonly SchemaChange[];
  /** Which of the two has no schema, so that there is nothing to compare. */
  readonly missing: 'none' | 'older' | 'newer' | 'both';
  /** One of the two is larger than what is read of it: what is missing there may not be missing. */
  readonly isCut: boolean;
}

/** What changed for a receiver between two versions of one event, in the order of the newer schema. */
export function compareSchemas(older: unknown, newer: unknown): SchemaComparison {
  const [from, to] = [readSchemaFields(older), readSchemaFields(newer)];
  const missing = missingOf(from.kind === 'none', to.kind === 'none');
  if (missing !== 'none') {
    return { changes: [], missing, isCut: false };
  }
  const [before, after] = [byPath(from.fields), byPath(to.fields)];
  const changes = [...after.values()].flatMap((field) => changesOf(before.get(field.path), field));
  const removed = [...before.values()].filter(({ path }) => !after.has(path)).map(removalOf);
  return { changes: [...changes, ...removed], missing, isCut: from.isCut || to.isCut };
}

function missingOf(isOlderMissing: boolean, isNewerMissing: boolean): SchemaComparison['missing'] {
  if (isOlderMissing && isNewerMissing) {
    return 'both';
  }
  return isOlderMissing ? 'older' : isNewerMissing ? 'newer' : 'none';
}

function byPath(fields: readonly SchemaField[], paths = new Map<string, SchemaField>()): Map<string, SchemaField> {
  for (const field of fields) {
    paths.set(field.path, field);
    byPath(field.children, paths);
  }
  return paths;
}

function changesOf(older: SchemaField | undefined, newer: SchemaField): readonly SchemaChange[] {
  const { path, isRequired } = newer;
  const words = describeField(newer);
  if (older === undefined) {
    return [{ path, kind: 'added', before: '', after: isRequired ? `${words}; required` : words }];
  }
  const changes: SchemaChange[] = [];
  if (describeField(older) !== words) {
    changes.push({ path, kind: 'changed', before: describeField(older), after: words });
  }
  if (isRequired !== older.isRequired) {
    const [kind, before, after] = isRequired
      ? (['newly-required', 'optional', 'required'] as const)
      : (['no-longer-required', 'required', 'optional'] as const);
    changes.push({ path, kind, before, after });
  }
  return changes;
}

function removalOf(older: SchemaField): SchemaChange {
  return { path: older.path, kind: 'removed', before: describeField(older), after: '' };
}

function describeField({ type, limits }: SchemaField): string {
  return [type, ...limits].join('; ');
}
