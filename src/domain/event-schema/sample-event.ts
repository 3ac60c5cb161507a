import type { EventType } from '../event-type.ts';
import { parseEventTypeName } from '../event-type-name.ts';
import { createMadeUpIds } from './made-up-ids.ts';
import { isRecord } from './parse-schema.ts';
import { makeSampleData, type SampleProblem } from './sample-data.ts';

/** A notification's body: CloudEvents 1.0 in structured mode (contract section 7). */
export interface SampleEnvelope {
  readonly specversion: '1.0';
  readonly type: string;
  readonly id: string;
  readonly source: string;
  readonly subject: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: unknown;
}

export type SampleEvent =
  | { readonly ok: true; readonly envelope: SampleEnvelope }
  | { readonly ok: false; readonly problem: SampleProblem };

/** Apart enough that no try of one sample is a try of the next. */
const seedsPerSample = 101;

/**
 * A notification as VCC would send it, made up: `data` is valid against the type's schema, the rest as the contract
 * says. The same number of the same type always makes the same sample.
 */
export function makeSampleEvent({ name, jsonSchema }: EventType, sampleNumber: number): SampleEvent {
  const seed = (hashOf(name) + sampleNumber * seedsPerSample) % 2_147_483_647;
  const sample = makeSampleData(jsonSchema, seed);
  if (!sample.ok) {
    return sample;
  }
  return { ok: true, envelope: makeSampleEnvelope(name, sample.data, seed, sample.timeMs + 1_000) };
}

/** The envelope around data; the same seed makes the same ids in it. */
export function makeSampleEnvelope(name: string, data: unknown, seed: number, timeMs: number): SampleEnvelope {
  const { source } = parseEventTypeName(name);
  const ids = createMadeUpIds(seed);
  return {
    specversion: '1.0',
    type: name,
    id: ids.ksuid(timeMs),
    source: `/${source}`,
    subject: subjectIn(data, `${source}Id`) ?? ids.uuid(),
    time: new Date(timeMs).toISOString(),
    datacontenttype: 'application/json',
    data,
  };
}

/** A stable number of a text (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  return hash >>> 0;
}

/** What the event is about: the agent's, channel's or interaction's own id, which the data holds at some depth. */
function subjectIn(data: unknown, name: string): string | undefined {
  let level: readonly unknown[] = [data];
  while (level.length > 0) {
    const records = level.filter(isRecord);
    const found = records.map((record) => (Object.hasOwn(record, name) ? record[name] : undefined));
    const id = found.find((value) => typeof value === 'string' && value !== '');
    if (typeof id === 'string') {
      return id;
    }
    level = records.flatMap((record) => Object.values(record));
  }
  return undefined;
}

const unseen = /[\p{Cf}\p{Zl}\p{Zp}\u{7f}-\u{9f}]/gu;

/** The sample as JSON for people. What cannot be seen in it is written as an escape: that is the same JSON. */
export function formatSample(envelope: SampleEnvelope): string {
  return JSON.stringify(envelope, null, 2).replaceAll(unseen, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
