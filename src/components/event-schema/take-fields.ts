import type { SchemaField } from '../../domain/event-schema/read-schema-fields.ts';

/** The first lines of a tree of fields, as a tree. */
export function takeFields(fields: readonly SchemaField[], count: number): readonly SchemaField[] {
  let left = count;
  const take = (some: readonly SchemaField[]): readonly SchemaField[] =>
    some.flatMap((field) => {
      if (left <= 0) {
        return [];
      }
      left -= 1;
      return [{ ...field, children: take(field.children) }];
    });
  return take(fields);
}

export function countFields(fields: readonly SchemaField[]): number {
  return fields.reduce((sum, { children }) => sum + 1 + countFields(children), 0);
}
