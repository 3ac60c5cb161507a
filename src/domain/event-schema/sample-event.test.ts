import { Validator } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import { DEFAULT_EVENT_TYPES } from '../../../sandbox/catalogue/default-event-types.ts';
import { formatSample, makeSampleEvent, type SampleEnvelope } from './sample-event.ts';

function sampleOf(jsonSchema: unknown, sampleNumber = 0, name = 'channel.held.v1') {
  const sample = makeSampleEvent({ name, description: '', jsonSchema }, sampleNumber);
  return sample.ok ? sample.envelope : sample.problem;
}

function envelopeOf(jsonSchema: unknown, name?: string): SampleEnvelope {
  const sample = sampleOf(jsonSchema, 0, name);
  if (typeof sample === 'string') {
    throw new Error(sample);
  }
  return sample;
}

function dataOf(jsonSchema: unknown, sampleNumber = 0): unknown {
  const sample = sampleOf(jsonSchema, sampleNumber);
  return typeof sample === 'string' ? sample : sample.data;
}

describe('the envelope', () => {
  test('is a CloudEvent as VCC sends it', () => {
    const type = DEFAULT_EVENT_TYPES.find(({ name }) => name === 'channel.held.v1');
    const envelope = envelopeOf(type?.jsonSchema);
    expect(envelope).toMatchObject({
      specversion: '1.0',
      type: 'channel.held.v1',
      source: '/channel',
      datacontenttype: 'application/json',
      data: { channel: { channelId: envelope.subject } },
    });
    expect(envelope.id).toMatch(/^[0-9A-Za-z]{27}$/);
    expect(envelope.time).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  });

  test('has the agent’s id as its subject, as in the data', () => {
    const type = DEFAULT_EVENT_TYPES.find(({ name }) => name === 'agent.presencechanged.v1');
    const envelope = envelopeOf(type?.jsonSchema, 'agent.presencechanged.v1');
    expect(envelope).toMatchObject({ source: '/agent', data: { user: { agentId: envelope.subject } } });
    expect(envelope.subject).toMatch(/^\d+$/);
  });

  test('is the same each time, and another for another number', () => {
    const schema = DEFAULT_EVENT_TYPES[0]?.jsonSchema;
    expect(sampleOf(schema, 3)).toEqual(sampleOf(schema, 3));
    const samples = Array.from({ length: 20 }, (_, index) => JSON.stringify(sampleOf(schema, index)));
    expect(new Set(samples).size).toBe(20);
  });

  test('is written so that nothing in it is hidden, and reads back as the same', () => {
    const envelope = envelopeOf({ type: 'object', properties: { a: { const: 'x\u202ey\u{e0041}' } } });
    const text = formatSample(envelope);
    expect(text).toContain('"x\\u202ey\\udb40\\udc41"');
    expect(JSON.parse(text)).toEqual(envelope);
  });
});

describe('the data', () => {
  test('of every type that is known today is valid, five times each', () => {
    for (const type of DEFAULT_EVENT_TYPES) {
      for (let number = 0; number < 5; number += 1) {
        const sample = makeSampleEvent(type, number);
        expect(sample).toMatchObject({ ok: true });
        const validator = new Validator(structuredClone(type.jsonSchema), '2020-12');
        expect(sample.ok && validator.validate(sample.envelope.data).errors).toEqual([]);
      }
    }
  });

  test('shows optional fields too, values rather than null, and times that go on', () => {
    const moment = { type: 'string', format: 'date-time' };
    const data = dataOf({
      properties: {
        a: { type: ['null', 'string'] },
        b: { anyOf: [{ type: 'null' }, { type: 'integer' }] },
        c: moment,
        d: moment,
      },
    });
    const [a, b, c, d] = typeof data === 'object' ? Object.values<unknown>({ ...data }) : [];
    expect([typeof a, typeof b]).toEqual(['string', 'number']);
    expect(Date.parse(String(c))).toBeLessThan(Date.parse(String(d)));
  });

  test('uses the schema’s own examples', () => {
    expect(dataOf({ properties: { queue: { type: 'string', examples: ['Sales'] } } })).toEqual({ queue: 'Sales' });
  });

  test('ends where a schema repeats itself', () => {
    const node = {
      type: 'object',
      required: ['name', 'below', 'next'],
      properties: {
        name: { const: 'Ann' },
        more: { $ref: '#/$defs/node' },
        below: { type: 'array', items: { $ref: '#/$defs/node' } },
        next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
      },
    };
    expect(dataOf({ $ref: '#/$defs/node', $defs: { node } })).toEqual({ name: 'Ann', below: [], next: null });
  });

  test('is anything where the schema allows anything', () => {
    expect(dataOf({})).toEqual({});
    expect(dataOf(true)).toEqual({});
  });
});

const longList = (items: object) => ({ type: 'array', minItems: 90, items });
const choice = (next: number) => ({ anyOf: [{ $ref: `#/$defs/d${next}` }, { $ref: `#/$defs/d${next}` }] });

describe('no sample is made', () => {
  test.each([
    ['no-schema', undefined],
    ['no-schema', 'x'],
    ['none-found', false],
    ['none-found', { type: 'object', required: ['a'], properties: { a: false } }],
    ['none-found', { type: 'integer', minimum: 5, maximum: 2 }],
    ['reference', { properties: { a: { $ref: 'https://example.com/other' } } }],
    ['reference', { properties: { a: { $ref: '#/$defs/gone' } } }],
    ['loop', { allOf: [{ $ref: '#' }] }],
    ['loop', { $ref: '#/$defs/a', $defs: { a: { anyOf: [{ $ref: '#/$defs/b' }] }, b: { $ref: '#/$defs/a' } } }],
    ['pattern', { properties: { a: { type: 'string', pattern: '^(a+)+$' } } }],
    ['pattern', { properties: { a: { type: 'string', pattern: 'a{100000}' } } }],
    ['pattern', { patternProperties: { '^((ab)*c)*$': {} } }],
    ['pattern', { properties: { a: { type: 'string', pattern: '^(a|a){60}(?!a)b$' } } }],
    ['pattern', { properties: { a: { type: 'string', pattern: `${'a*'.repeat(40)}b` } } }],
    ['size', { properties: { a: { type: 'string', minLength: 1_000_000_000 } } }],
    ['size', { properties: { a: { type: 'array', minItems: 1_000_000_000 } } }],
  ])('%s: %j', (problem, schema) => {
    expect(sampleOf(schema)).toBe(problem);
  });

  test('where required lists multiply', () => {
    expect(sampleOf(longList(longList(longList({ type: 'string' }))))).toBe('size');
  });

  test('where references double', () => {
    const $defs = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`d${index}`, choice(index + 1)]));
    expect(sampleOf({ $ref: '#/$defs/d0', $defs: { ...$defs, d60: {} } })).toBe('size');
  });

  test('where the schema is too deep to be read as a whole', () => {
    let schema: unknown = { type: 'string' };
    for (let level = 0; level < 10_000; level += 1) {
      schema = { properties: { x: schema } };
    }
    expect(sampleOf(schema)).toBe('size');
  });
});

test('upper limits are not taken at their word', () => {
  const schema = {
    properties: { a: { type: 'string', maxLength: 1e9 }, b: { type: 'array', items: {}, maxItems: 1e9 } },
  };
  expect(JSON.stringify(dataOf(schema)).length).toBeLessThan(1_000);
});

test('neither the schema nor anything else is changed by making a sample', () => {
  const schema: unknown = JSON.parse(
    '{"properties":{"__proto__":{"type":"string"},"b":{"$ref":"#/properties/__proto__"}}}',
  );
  const before = JSON.stringify(schema);
  expect(typeof sampleOf(Object.freeze(schema))).toBe('object');
  expect(JSON.stringify(schema)).toBe(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
