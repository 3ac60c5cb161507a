import { asNode, nodeKeywords, type Schema, type SchemaNode } from './parse-schema.ts';
import { resolveReference } from './schema-layers.ts';

/** The format of free text, for which the sample has words of its own. */
export const plainText = 'plain-text';

const usualItems = 2;
/** What a range without its other end spans. */
const usualSpan = 1_000;
const mostItems = 20;
const longestText = 200;

interface Writing {
  readonly root: Schema;
  /** Prefers what people like to read: values instead of null, short lists, words, round numbers. */
  readonly isReadable: boolean;
  /** The references that led here. */
  readonly open: ReadonlySet<string>;
}

/**
 * Rewrites a schema for the generator, which knows neither `$ref` beside other keywords nor `anyOf` beside `allOf`:
 * references are written out, and a repetition ends where it begins. What is generated is checked against the schema as
 * it was, so that nothing here can make a wrong sample, only a poor one.
 */
export function writeOutSchema(root: Schema, isReadable: boolean): Schema {
  return write(root, { root, isReadable, open: new Set(['#']) }) ?? false;
}

/** Undefined for a repetition of what it is part of. */
function write(schema: Schema, writing: Writing): Schema | undefined {
  if (typeof schema === 'boolean') {
    return schema;
  }
  const { $ref, allOf = [], anyOf, oneOf, $defs: _, definitions: __, ...own } = schema;
  const isWhole = $ref === undefined && [allOf, anyOf ?? [], oneOf ?? []].every((list) => list.length === 0);
  const said = writeInside(own, writing, isWhole);
  const choices = [choiceOf('anyOf', anyOf, writing), choiceOf('oneOf', oneOf, writing)];
  const parts = [...($ref === undefined ? [] : [follow($ref, writing)]), ...allOf.map((part) => write(part, writing))];
  if (parts.includes(undefined) || choices.includes(undefined)) {
    return undefined;
  }
  const all = [...parts, ...choices].filter((part) => part !== undefined && part !== true);
  const [only, second] = all;
  if (only === undefined) {
    return said;
  }
  return second === undefined && Object.keys(said).length === 0 ? only : { ...said, allOf: all.map(asNode) };
}

function isPart(schema: Schema | undefined): schema is Schema {
  return schema !== undefined;
}

function follow(reference: string, writing: Writing): Schema | undefined {
  const target = writing.open.has(reference) ? undefined : resolveReference(reference, writing.root);
  return target === undefined ? undefined : write(target, { ...writing, open: new Set([...writing.open, reference]) });
}

/** The branches that can be had; `true` where there is nothing to choose. */
function choiceOf(
  keyword: 'anyOf' | 'oneOf',
  branches: readonly Schema[] | undefined,
  writing: Writing,
): Schema | undefined {
  if (branches === undefined) {
    return true;
  }
  const written = branches.map((branch) => write(branch, writing)).filter(isPart);
  const values = writing.isReadable ? written.filter((branch) => !isNull(branch)) : written;
  const [only, second] = values.length > 0 ? values : written;
  return second === undefined ? only : { [keyword]: values.map(asNode) };
}

function isNull(schema: Schema): boolean {
  return (
    typeof schema !== 'boolean' && (schema.const === null || schema.type?.every((type) => type === 'null') === true)
  );
}

/** `isWhole`: nothing else is said about the value. */
function writeInside(node: SchemaNode, writing: Writing, isWhole: boolean): SchemaNode {
  const { properties, patternProperties, dependentSchemas, prefixItems, items, ...own } = node;
  const { title: _, description: __, deprecated: ___, examples, ...said } = own;
  const written: SchemaNode = {
    ...said,
    ...writeLimits(node, writing),
    ...(writing.isReadable ? writeWords(node, isWhole) : {}),
  };
  if (properties !== undefined) {
    written.properties = writeMap(properties, writing);
  }
  if (patternProperties !== undefined) {
    written.patternProperties = writeMap(patternProperties, writing);
  }
  if (dependentSchemas !== undefined) {
    const parts = Object.entries(writeMap(dependentSchemas, writing));
    written.dependentSchemas = Object.fromEntries(parts.map(([name, part]) => [name, asNode(part)]));
  }
  if (prefixItems !== undefined) {
    written.prefixItems = prefixItems.map((item) => write(item, writing) ?? false);
  }
  if (examples !== undefined && writing.isReadable) {
    written.examples = examples;
  }
  writeSingles(own, written, writing);
  const item = items === undefined ? undefined : write(items, writing);
  if (items !== undefined && item === undefined) {
    written.maxItems = 0;
  } else if (item !== undefined) {
    written.items = item;
  }
  return written;
}

function writeSingles(node: SchemaNode, written: SchemaNode, writing: Writing): void {
  for (const keyword of ['contains', 'additionalProperties', ...nodeKeywords] as const) {
    const part = node[keyword];
    const other = part === undefined ? undefined : write(part, writing);
    delete written[keyword];
    if (other === undefined) {
      continue;
    }
    if (keyword === 'contains' || keyword === 'additionalProperties') {
      written[keyword] = other;
    } else {
      written[keyword] = asNode(other);
    }
  }
}

function writeMap(parts: Readonly<Record<string, Schema>>, writing: Writing): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) => {
      const written = write(part, writing);
      return written === undefined ? [] : [[name, written] as const];
    }),
  );
}

/** The generator takes an upper limit at its word: a text of a million characters, a list as long. */
function writeLimits(node: SchemaNode, { isReadable }: Writing): SchemaNode {
  const { minItems = 0, minLength = 0, minContains = 1 } = node;
  const limits: SchemaNode = {};
  if (node.maxLength !== undefined) {
    limits.maxLength = Math.min(node.maxLength, Math.max(minLength, longestText));
  }
  if (node.maxItems !== undefined || (isReadable && node.items !== undefined)) {
    limits.maxItems = Math.min(node.maxItems ?? Infinity, Math.max(minItems, isReadable ? usualItems : mostItems));
  }
  if (node.maxContains !== undefined) {
    limits.maxContains = Math.min(node.maxContains, Math.max(minContains, 1));
  }
  const isNumber = node.type?.some((type) => type === 'integer' || type === 'number') === true;
  return isNumber ? { ...limits, ...writeRange(node, isReadable) } : limits;
}

function writeRange(node: SchemaNode, isReadable: boolean): SchemaNode {
  const least = node.minimum ?? node.exclusiveMinimum;
  const most = node.maximum ?? node.exclusiveMaximum;
  const range: SchemaNode = {};
  if (least !== undefined && most === undefined) {
    range.maximum = least + usualSpan;
  } else if (least === undefined && most !== undefined) {
    range.minimum = most - usualSpan;
  } else if (least === undefined && isReadable) {
    range.minimum = 0;
  }
  if (isReadable && node.multipleOf === undefined && node.type?.includes('number') === true) {
    range.multipleOf = 0.5;
  }
  return range;
}

/** A value rather than null, and words where any text will do. */
function writeWords(node: SchemaNode, isWhole: boolean): SchemaNode {
  const saysNothing = Object.keys(node).every((keyword) => keyword === 'title' || keyword === 'description');
  const named = node.type?.find((type) => type !== 'null');
  const type = isWhole && saysNothing ? 'string' : named;
  const isFree = type === 'string' && node.format === undefined && node.pattern === undefined;
  return { ...(type === undefined ? {} : { type: [type] }), ...(isFree ? { format: plainText } : {}) };
}
