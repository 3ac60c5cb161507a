import {
  nodeKeywords,
  nodeListKeywords,
  type Schema,
  schemaKeywords,
  schemaMapKeywords,
  type SchemaNode,
} from './parse-schema.ts';

/** More than a schema that people wrote says about one field. */
const mostLayers = 200;

export interface Layers {
  /** All that is said about one value, in the order of the schema. */
  readonly nodes: readonly SchemaNode[];
  /** Nothing is valid here. */
  readonly isForbidden: boolean;
  /** The references that were followed to get here, the ones above included. */
  readonly references: ReadonlySet<string>;
  /** It refers to what it is part of: to go on would never end. */
  readonly isRepetition: boolean;
  /** A reference leads out of this schema, or nowhere. */
  readonly hasUnknownPart: boolean;
  readonly isCut: boolean;
}

/**
 * Collects what a schema says about one value: its own keywords, what it refers to with `$ref`, and what `allOf` adds.
 * `above` are the references that led here.
 */
export function gatherLayers(schema: Schema, root: Schema, above: ReadonlySet<string>): Layers {
  const nodes: SchemaNode[] = [];
  const followed = new Set<string>();
  const found = { isForbidden: false, isRepetition: false, hasUnknownPart: false, isCut: false };
  const gather = (part: Schema): void => {
    if (typeof part === 'boolean') {
      found.isForbidden ||= !part;
      return;
    }
    if (nodes.length >= mostLayers) {
      found.isCut = true;
      return;
    }
    nodes.push(part);
    found.isForbidden ||= part.not !== undefined && Object.keys(part.not).length === 0;
    if (part.$ref !== undefined && !followed.has(part.$ref)) {
      const target = resolveReference(part.$ref, root);
      found.isRepetition ||= above.has(part.$ref);
      found.hasUnknownPart ||= target === undefined;
      followed.add(part.$ref);
      gather(target ?? true);
    }
    part.allOf?.forEach(gather);
  };
  gather(schema);
  return { nodes, references: followed.size === 0 ? above : new Set([...above, ...followed]), ...found };
}

/** Finds what a reference into the same schema means (RFC 6901). Others are not fetched: the policy forbids it. */
export function resolveReference(reference: string, root: Schema): Schema | undefined {
  if (reference === '#') {
    return root;
  }
  return reference.startsWith('#/') ? walk(root, readPointer(reference.slice(2))) : undefined;
}

function walk(schema: Schema | undefined, [keyword, ...rest]: readonly string[]): Schema | undefined {
  if (keyword === undefined || schema === undefined || typeof schema === 'boolean') {
    return keyword === undefined ? schema : undefined;
  }
  const single = [...schemaKeywords, ...nodeKeywords].find((each) => each === keyword);
  if (single !== undefined) {
    return walk(schema[single], rest);
  }
  const [name = '', ...further] = rest;
  return walk(partOf(schema, keyword, name), further);
}

function partOf(schema: SchemaNode, keyword: string, name: string): Schema | undefined {
  const list = [...nodeListKeywords, 'prefixItems' as const].find((each) => each === keyword);
  if (list !== undefined) {
    return schema[list]?.[Number(name)];
  }
  const map = [...schemaMapKeywords, 'dependentSchemas' as const].find((each) => each === keyword);
  const parts = map === undefined ? undefined : schema[map];
  return parts !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined;
}

/** What cannot be read leads to no keyword. */
function readPointer(pointer: string): readonly string[] {
  try {
    return pointer.split('/').map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return [''];
  }
}
