import { expect, test } from 'vitest';
// oxlint-disable-next-line no-restricted-imports -- only the full build reads JSON Schema, and no test is bundled
import { fromJSONSchema } from 'zod';
import { createCloudEvent } from '../deliveries/cloud-event.ts';
import { DEFAULT_EVENT_TYPES } from './default-event-types.ts';
import { generateEventTypes } from './generate-event-types.ts';

test.each(DEFAULT_EVENT_TYPES.map(({ name, jsonSchema }) => ({ name, jsonSchema })))(
  'made-up data of $name fits its own schema',
  ({ name, jsonSchema }) => {
    const schema = fromJSONSchema({ ...jsonSchema });
    for (let sample = 0; sample < 20; sample += 1) {
      const parsed = schema.safeParse(createCloudEvent(name).data);
      expect(parsed.error?.issues ?? []).toEqual([]);
    }
    expect(schema.safeParse({}).success).toBe(false);
  },
);

test('a catalogue of any size has as many different names of three parts, in groups of about 80', () => {
  for (const size of [0, 10, 28, 29, 500, 5_200]) {
    const names = generateEventTypes(size).map(({ name }) => name);
    expect(new Set(names).size).toBe(size);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+\.[a-z0-9]+\.v[01]$/);
  }
  const groups = new Set(generateEventTypes(5_200).map(({ name }) => name.split('.')[0]));
  expect(groups.size).toBeGreaterThan(60);
  expect(groups.size).toBeLessThan(75);
});

test('a large catalogue is the same every time, and has events as v0 and v1', () => {
  const [first, second] = [generateEventTypes(1_000), generateEventTypes(1_000)];
  expect(first).toEqual(second);
  const names = new Set(first.map(({ name }) => name));
  const pairs = [...names].filter((name) => name.endsWith('.v0') && names.has(name.replace(/v0$/, 'v1')));
  expect(pairs.length).toBeGreaterThan(200);
});
