import { Validator } from '@cfworker/json-schema';
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { makeSampleEvent } from './sample-event.ts';

const text = fc.record(
  {
    type: fc.constant('string'),
    minLength: fc.integer({ min: 0, max: 5 }),
    maxLength: fc.integer({ min: 5, max: 30 }),
  },
  { requiredKeys: ['type'] },
);
const leaf = fc.oneof(
  text,
  fc.record({
    type: fc.constant('string'),
    format: fc.constantFrom('date-time', 'date', 'time', 'uuid', 'email', 'uri', 'ipv4', 'hostname', 'x-odd'),
  }),
  fc.record({ type: fc.constant('string'), pattern: fc.constantFrom('^[A-Z]{2}-\\d{3}$', '^(in|out)bound$', '\\d+') }),
  fc.record(
    {
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.integer({ min: -50, max: 5_000 }),
      multipleOf: fc.constantFrom(1, 5, 0.5),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constant('number'), exclusiveMinimum: fc.constant(0), maximum: fc.integer({ min: 1, max: 9 }) }),
  fc.constantFrom({ type: 'boolean' }, { type: ['string', 'null'] }, { type: 'null' }, {}, { $ref: '#/$defs/shared' }),
  fc.record({
    enum: fc.uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ const: fc.oneof(fc.string(), fc.boolean()) }),
);
const names = fc.uniqueArray(fc.constantFrom('id', 'agentId', 'state', 'since', 'a b', 'ünï', 'x.y', 'type', 'items'), {
  minLength: 1,
  maxLength: 5,
});
const { schema } = fc.letrec<{ schema: object; object: object }>((tie) => ({
  object: names.chain((all) =>
    fc.record({
      type: fc.constant('object'),
      properties: fc
        .tuple(...all.map(() => tie('schema')))
        .map((each) => Object.fromEntries(all.map((name, at) => [name, each[at]]))),
      required: fc.subarray(all),
      additionalProperties: fc.boolean(),
    }),
  ),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('object'),
    fc.record(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        minItems: fc.integer({ min: 0, max: 3 }),
        maxItems: fc.integer({ min: 3, max: 9 }),
      },
      { requiredKeys: ['type', 'items'] },
    ),
    fc.record({
      type: fc.constant('array'),
      prefixItems: fc.array(leaf, { minLength: 1, maxLength: 3 }),
      items: fc.constant(false),
    }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.tuple(tie('object'), fc.constant({ type: 'null' })) }),
    fc.record({ allOf: fc.tuple(tie('object')) }),
  ),
}));

property.prop(
  [
    fc.record({
      $defs: fc.constant({ shared: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } }),
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), schema, { minKeys: 1 }),
      type: fc.constant('object'),
    }),
    fc.nat(9),
  ],
  {
    seed: 4_117,
    numRuns: 200,
  },
)(
  'a sample of any reasonable schema is valid, by the judgement of the validator on the schema as it came',
  (whole, number) => {
    const sample = makeSampleEvent({ name: 'channel.held.v1', description: '', jsonSchema: whole }, number);
    expect(sample).toMatchObject({ ok: true });
    const data = sample.ok ? sample.envelope.data : undefined;
    expect(new Validator(structuredClone(whole), '2020-12').validate(data).errors).toEqual([]);
  },
  30_000,
);
