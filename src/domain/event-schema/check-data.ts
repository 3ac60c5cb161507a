import { type OutputUnit, Validator } from '@cfworker/json-schema';
import { revealHiddenCharacters } from '../hidden-characters.ts';
import { parseSchema } from './parse-schema.ts';
import { findExcess } from './schema-cost.ts';

/** What does not fit in the data of a notification: where, and what. */
export interface DataFault {
  /** `presence.category.type`, or `data` for the whole. */
  readonly place: string;
  readonly text: string;
}

export type DataReading =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly faults: readonly DataFault[]; readonly more: number }
  /** There is no schema, or one that this console does not try out. */
  | { readonly kind: 'unchecked' };

const mostFaults = 20;
/** These only say that something inside them does not fit, which is told by itself. */
const containers = new Set([
  'properties',
  'items',
  'prefixItems',
  'allOf',
  '$ref',
  'additionalProperties',
  'patternProperties',
]);

function placeOf(instanceLocation: string): string {
  const parts = instanceLocation
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.length === 0 ? 'data' : revealHiddenCharacters(parts.join('.'));
}

/** The validator’s English, shorter and in the console's words where they are its most usual sentences. */
function wordsOf({ keyword, error }: OutputUnit): string {
  const [first = '', second = ''] = [...error.matchAll(/"([^"]*)"/g)].map(([, quoted = '']) => quoted);
  if (keyword === 'required') return `“${first}” is missing.`;
  if (keyword === 'type') return `It is of type ${first}; the schema wants ${second}.`;
  return error.replace(/^Instance /, 'It ');
}

function toFault(unit: OutputUnit): DataFault {
  return { place: placeOf(unit.instanceLocation), text: revealHiddenCharacters(wordsOf(unit)) };
}

/**
 * Checks data against the schema that the catalogue has for its type. The vendor's schemas are incomplete: fields that
 * they do not name are normal (contract section 6), and nothing is said about them.
 */
export function checkData(jsonSchema: unknown, data: unknown): DataReading {
  const { root, isCut } = parseSchema(jsonSchema);
  if (root === undefined || isCut || findExcess(root) !== undefined) return { kind: 'unchecked' };
  try {
    // A copy, because the validator writes into the schema; not `shortCircuit`, because all faults are wanted.
    const { valid, errors } = new Validator(structuredClone(root), '2020-12', false).validate(data);
    if (valid) return { kind: 'valid' };
    const leaves = errors.filter(({ keyword }) => !containers.has(keyword));
    const faults = (leaves.length > 0 ? leaves : errors).map(toFault);
    return { kind: 'invalid', faults: faults.slice(0, mostFaults), more: Math.max(0, faults.length - mostFaults) };
  } catch {
    return { kind: 'unchecked' };
  }
}
