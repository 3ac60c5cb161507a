import { Validator } from '@cfworker/json-schema';
import { generateSync, type Random } from 'json-schema-faker';
import { parseSchema, type Schema } from './parse-schema.ts';
import { type Excess, findExcess } from './schema-cost.ts';
import { plainText, writeOutSchema } from './write-out-schema.ts';

export type SampleProblem = 'no-schema' | 'none-found' | Excess;

export type SampleData =
  | {
      readonly ok: true;
      readonly data: unknown;
      /** After every time in the data. */
      readonly timeMs: number;
    }
  | { readonly ok: false; readonly problem: SampleProblem };

/** A sample with all optional fields tells most; the others are for schemas that forbid some of them. */
const attempts = [
  { isReadable: true, optional: 1 },
  { isReadable: true, optional: 0.5 },
  { isReadable: true, optional: 0 },
  { isReadable: false, optional: 1 },
  { isReadable: false, optional: 0.5 },
  { isReadable: false, optional: 0 },
] as const;
const triesPerAttempt = 3;

/** Nobody reads a sample of more values. */
const mostValues = 2_000;
const mostValuesInAll = 3 * mostValues;

/** An arbitrary morning; a sample of the same number never changes. */
const firstTimeMs = Date.UTC(2026, 0, 15, 9);

/**
 * Makes up data for a schema and checks it against that schema. The same seed makes the same data. Both libraries work
 * without generated code, which the policy forbids (ADR 0006).
 */
export function makeSampleData(jsonSchema: unknown, seed: number): SampleData {
  const { root, isCut } = parseSchema(jsonSchema);
  const problem = root === undefined ? 'no-schema' : isCut ? 'size' : findExcess(root);
  if (root === undefined || problem !== undefined) {
    return { ok: false, problem: problem ?? 'no-schema' };
  }
  if (root === true || (root !== false && Object.keys(root).length === 0)) {
    return { ok: true, data: {}, timeMs: firstTimeMs };
  }
  return findValid(root, seed);
}

function findValid(root: Schema, seed: number): SampleData {
  let values = 0;
  for (const { isReadable, optional } of attempts) {
    const schema = writeOutSchema(root, isReadable);
    for (let number = 0; number < triesPerAttempt && values < mostValuesInAll; number += 1) {
      const made = generate(schema, seed + number, optional);
      values += made.values;
      if (made.isDone && isValid(made.data, root)) {
        return { ok: true, data: made.data, timeMs: made.timeMs };
      }
    }
  }
  return { ok: false, problem: values < mostValuesInAll ? 'none-found' : 'size' };
}

interface Attempt {
  /** How many values were made, also where they led to nothing. */
  readonly values: number;
  readonly isDone: boolean;
  readonly data: unknown;
  readonly timeMs: number;
}

function generate(schema: Schema, seed: number, optional: number): Attempt {
  const clock = { timeMs: firstTimeMs + (seed % 10_000) * 60_000 };
  let values = 0;
  const count = (value: unknown, _: unknown, path: string): unknown => {
    values += 1;
    if (values > mostValues) {
      throw new Error('The sample is too large');
    }
    return /id$/i.test(path) ? withoutWord(value) : value;
  };
  try {
    const data = generateSync(schema, {
      seed,
      maxDepth: 80,
      maxDefaultItems: 2,
      alwaysFakeOptionals: optional === 1,
      optionalsProbability: optional,
      useExamplesValue: true,
      formats: formatsOf(clock),
      outputTransform: count,
    });
    // As it will be sent: JSON knows no `undefined` and no prototype.
    const json: unknown = JSON.parse(JSON.stringify(data));
    return { values, isDone: true, data: json, timeMs: clock.timeMs };
  } catch {
    // What the generator cannot make, it throws at: that is one attempt less.
    return { values, isDone: false, data: undefined, timeMs: clock.timeMs };
  }
}

/** Ids of VCC that are no UUIDs are numbers written as text (contract section 7). */
function withoutWord(value: unknown): unknown {
  const match = typeof value === 'string' ? /^sample (\d+)$/.exec(value) : null;
  return match?.[1] ?? value;
}

/** Times that go on from field to field, and names that belong to nobody (RFC 2606). */
function formatsOf(clock: { timeMs: number }): Record<string, (random: Random) => string> {
  const next = (random: Random): string => {
    clock.timeMs += random.int(1, 90) * 1_000;
    return new Date(clock.timeMs).toISOString();
  };
  return {
    'date-time': next,
    date: (random) => next(random).slice(0, 10),
    time: (random) => next(random).slice(11),
    email: (random) => `person${random.int(1, 99)}@example.com`,
    hostname: (random) => `host${random.int(1, 99)}.example.com`,
    uri: (random) => `https://example.com/${random.int(1, 999)}`,
    [plainText]: (random) => `sample ${random.int(1, 999)}`,
  };
}

function isValid(data: unknown, root: Schema): boolean {
  try {
    // A copy, because the validator writes into the schema; what it cannot judge, it throws at.
    return new Validator(structuredClone(root), '2020-12').validate(data).valid;
  } catch {
    return false;
  }
}
