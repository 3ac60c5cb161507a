import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readSchemaFields, type SchemaField } from './read-schema-fields.ts';

/** One field as a line: what a person reads. */
function lineOf({ name, type, limits, isRequired }: SchemaField): string {
  return [`${name}: ${type}`, ...limits, ...(isRequired ? ['required'] : [])].join('; ');
}

/** All fields in their order, by path. */
function read(schema: unknown): Record<string, string> {
  const lines = (fields: readonly SchemaField[]): [string, string][] =>
    fields.flatMap((field) => [[field.path, lineOf(field)], ...lines(field.children)]);
  return Object.fromEntries(lines(readSchemaFields(schema).fields));
}

const typeOf = (schema: unknown): string | undefined => read({ properties: { x: schema } })['x'];

describe('a type in words', () => {
  test.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'integer' }, 'whole number'],
    [{ type: 'boolean' }, 'true or false'],
    [{ type: 'string', format: 'date-time' }, 'date and time'],
    [{ type: 'string', format: 'uuid' }, 'UUID'],
    [{ type: 'string', format: 'x-phone' }, 'text, format x-phone'],
    [{ type: ['string', 'null'] }, 'text or null'],
    [{ anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] }, 'date or null'],
    [{ enum: ['ready', 'away'] }, 'one of ready, away'],
    [{ enum: ['1', 'a b', null, 2, ' '] }, 'one of "1", a b, null, 2, " "'],
    [{ enum: 'abcdefghijklmn'.split('') }, 'one of a, b, c, d, e, f, g, h, i, j, k, l and 2 more'],
    [{ const: false }, 'always false'],
    [{ oneOf: [{ const: 'in' }, { const: 'out' }] }, 'one of in, out'],
    [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, 'text or whole number'],
    [{ type: 'array' }, 'list'],
    [{ type: 'array', items: { type: 'string' } }, 'list of texts'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'list, each item one of a, b'],
    [{ items: { properties: {} } }, 'list of objects'],
    [{ pattern: '^x' }, 'text; matches ^x'],
    [{}, 'anything'],
    [true, 'anything'],
    [false, 'nothing: it must not be sent'],
    [{ $ref: 'https://example.com/other' }, 'anything; described outside of this schema'],
    [{ $ref: '#/$defs/gone' }, 'anything; described outside of this schema'],
  ])('%j', (schema, words) => {
    expect(typeOf(schema)).toBe(`x: ${words}`);
  });
});

describe('limits in words', () => {
  test.each([
    [{ type: 'string', minLength: 3, maxLength: 10 }, '3 to 10 characters'],
    [{ type: 'string', maxLength: 1 }, 'at most 1 character'],
    [{ type: 'string', minLength: 2, maxLength: 2 }, 'exactly 2 characters'],
    [{ type: 'integer', minimum: 0 }, '0 or more'],
    [{ type: 'integer', minimum: 1, maximum: 10 }, '1 to 10'],
    [{ type: 'number', exclusiveMinimum: 0, multipleOf: 5 }, 'more than 0; a multiple of 5'],
    [{ type: 'array', minItems: 1, uniqueItems: true }, 'at least 1 item; no item twice'],
    [{ type: 'array', items: { type: 'string', maxLength: 4 } }, 'each at most 4 characters'],
    [{ type: 'string', deprecated: true }, 'deprecated'],
  ])('%j', (schema, words) => {
    expect(typeOf(schema)?.replace(/^x: [^;]*; /, '')).toBe(words);
  });
});

describe('the fields', () => {
  test('have paths, requirements and descriptions', () => {
    const party = { type: 'object', required: ['role'], properties: { role: { type: 'string' }, id: {} } };
    const schema = {
      required: ['channel', 'other'],
      properties: { channel: { $ref: '#/$defs/party', description: 'Who  talks.' } },
      $defs: { party },
    };
    expect(read(schema)).toEqual({
      channel: 'channel: object; required',
      'channel.role': 'role: text; required',
      'channel.id': 'id: anything',
      other: 'other: anything; required',
    });
    expect(readSchemaFields(schema).fields[0]?.description).toBe('Who talks.');
  });

  test('of lists, tuples, rules and alternatives have places of their own', () => {
    expect(
      read({
        properties: {
          list: { type: 'array', items: { properties: { state: { type: 'string' } } } },
          pair: { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], minItems: 1 },
          map: { patternProperties: { '^x-': { type: 'number' } }, additionalProperties: { type: 'string' } },
          contact: { oneOf: [{ title: 'Phone', properties: { number: { type: 'string' } } }, { type: 'string' }] },
        },
      }),
    ).toEqual({
      list: 'list: list of objects',
      'list[].state': 'state: text',
      pair: 'pair: list; at least 1 item',
      'pair[0]': '[0]: whole number; required',
      'pair[1]': '[1]: text',
      map: 'map: object',
      'map.{^x-}': 'names that match ^x-: number',
      'map.*': 'any other name: text',
      contact: 'contact: object or text',
      'contact(1)': 'Phone: object',
      'contact(1).number': 'number: text',
    });
  });

  test('of allOf are one, and those of conditions are marked', () => {
    expect(
      read({
        allOf: [{ properties: { a: { type: 'string' } } }, { required: ['a'], properties: { a: { minLength: 2 } } }],
        dependentSchemas: { a: { properties: { since: { format: 'date-time' } } } },
        anyOf: [{ required: ['a'] }, { required: ['since'] }],
      }),
    ).toEqual({ a: 'a: text; at least 2 characters; required', since: 'since: date and time; only in some cases' });
  });

  test('that must be there in one way or another are told', () => {
    expect(typeOf({ properties: {}, anyOf: [{ required: ['a'] }, { required: ['b', 'c'] }] })).toBe(
      'x: object; needs a, or b and c',
    );
  });

  test('end where the schema repeats itself', () => {
    const node = { properties: { name: { type: 'string' }, next: { $ref: '#/$defs/node' } } };
    expect(read({ properties: { first: { $ref: '#/$defs/node' } }, $defs: { node } })).toEqual({
      first: 'first: object',
      'first.name': 'name: text',
      'first.next': 'next: object; with the same fields as above',
    });
    expect(readSchemaFields({ $ref: '#' }).isCut).toBe(false);
  });

  test('are found through escapes, old tuples, and references that begin with the schema’s own name', () => {
    expect(
      read({
        $id: 'https://vcc.example/held',
        properties: {
          a: { $ref: '#/definitions/a~1b%20c' },
          b: { $ref: 'https://vcc.example/held#/properties/a' },
          c: { items: [{ type: 'integer' }], additionalItems: { type: 'string' } },
        },
        definitions: { 'a/b c': { type: 'integer' } },
      }),
    ).toEqual({
      a: 'a: whole number',
      b: 'b: whole number',
      c: 'c: list of texts',
      'c[0]': '[0]: whole number',
    });
  });

  test('of data that is no object are one field', () => {
    expect(read({ type: 'array', items: { type: 'string' } })).toEqual({ data: 'data: list of texts; required' });
  });

  test('show hidden characters, and names that objects have by birth', () => {
    const schema: unknown = JSON.parse(
      '{"properties":{"__proto__":{"type":"string"},"constructor":{"$ref":"#/properties/__proto__"},"a\\u202eb":{}}}',
    );
    expect(Object.entries(read(schema))).toEqual([
      ['__proto__', '__proto__: text'],
      ['constructor', 'constructor: text'],
      ['"a\\\\u{202e}b"', 'a\\u{202e}b: anything'],
    ]);
  });
});

describe('a hostile schema', () => {
  test.each([[undefined], [null], [1], ['x'], [[]]])('%j is none', (schema) => {
    expect(readSchemaFields(schema)).toEqual({ kind: 'none', fields: [], isCut: false });
  });

  test('of nonsense says nothing', () => {
    const schema = { properties: 5, required: 'x', type: 'foo', enum: 'x', allOf: {}, items: null, minLength: -1 };
    expect(readSchemaFields(schema)).toEqual({ kind: 'open', fields: [], isCut: false });
  });

  test('that is 10,000 levels deep is cut, and says so', () => {
    let schema: unknown = { type: 'string' };
    for (let level = 0; level < 10_000; level += 1) {
      schema = { properties: { x: schema } };
    }
    const { fields, isCut } = readSchemaFields(schema);
    expect(isCut).toBe(true);
    expect(fields[0]?.children[0]?.path).toBe('x.x');
  });

  test.each([
    ['properties', (next: object) => ({ properties: { left: next, right: next } })],
    ['alternatives', (next: object) => ({ anyOf: [next, next, { type: 'string' }] })],
    ['parts', (next: object) => ({ allOf: [next, next], properties: { x: next } })],
    ['items', (next: object) => ({ type: 'array', items: { anyOf: [next, next] } })],
  ])('that doubles with each of 60 references is cut: %s', (_, partOf) => {
    const steps = Array.from(
      { length: 60 },
      (__, index) => [`d${index}`, partOf({ $ref: `#/$defs/d${index + 1}` })] as const,
    );
    const { isCut } = readSchemaFields({ $ref: '#/$defs/d0', $defs: Object.fromEntries<unknown>(steps) });
    expect(isCut).toBe(true);
  });

  test('with 30,000 fields is cut', () => {
    const names = Array.from({ length: 30_000 }, (_, index) => [`f${index}`, {}] as const);
    const { fields, isCut } = readSchemaFields({ properties: Object.fromEntries<object>(names) });
    expect(isCut).toBe(true);
    expect(fields).toHaveLength(2_000);
  });

  const { schema } = fc.letrec((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(true, false, null, 3, 'object', {}),
      fc.dictionary(
        fc.constantFrom('type', 'properties', 'items', 'allOf', 'anyOf', 'enum', '$ref', '$defs', 'required', 'not'),
        fc.oneof(tie('schema'), fc.array(tie('schema'), { maxLength: 3 }), fc.constantFrom('#', '#/properties/a')),
      ),
      fc.dictionary(fc.constantFrom('a', 'b', 'a.b', 'a[]', '__proto__', 'properties'), tie('schema')),
    ),
  }));
  property.prop([schema], { seed: 3_061, numRuns: 300 })(
    'never throws, and every path is there once',
    (any) => {
      const { fields } = readSchemaFields(any);
      const paths = (some: readonly SchemaField[]): string[] =>
        some.flatMap((one) => [one.path, ...paths(one.children)]);
      expect(new Set(paths(fields)).size).toBe(paths(fields).length);
    },
    30_000,
  );
});
