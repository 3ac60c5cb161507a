import type { Schema, SchemaNode } from './parse-schema.ts';
import { resolveReference } from './schema-layers.ts';

const mostItems = 100;
const longestText = 2_000;
const longestPattern = 256;
const mostRepeats = 100;
const mostInARow = 8;
/** How many parts a schema may have when every reference is written out: a checker visits them all. */
const mostWrittenOut = 20_000;
const deepestWrittenOut = 200;

/** Why a schema cannot be tried out. */
export type Excess = 'size' | 'pattern' | 'reference' | 'loop';

/**
 * Looks for what would keep a checker busy for ever: it runs in the page and cannot be interrupted. Undefined where
 * nothing speaks against trying the schema out.
 */
export function findExcess(root: Schema): Excess | undefined {
  const search: Search = { root, sizes: new Map(), open: new Map([['#', 0]]), excess: undefined };
  const size = writtenOut(root, search, { depth: 0, level: 0 });
  return search.excess ?? (size > mostWrittenOut ? 'size' : undefined);
}

interface Search {
  readonly root: Schema;
  /** By reference: how many parts it has when written out. */
  readonly sizes: Map<string, number>;
  /** References that are being worked out, with their level in the data. */
  readonly open: Map<string, number>;
  excess: Excess | undefined;
}

interface Place {
  readonly depth: number;
  /** How deep in the data: `properties` and `items` go down, `allOf` stays. */
  readonly level: number;
}

function writtenOut(schema: Schema, search: Search, place: Place): number {
  if (typeof schema === 'boolean') {
    return 1;
  }
  if (place.depth > deepestWrittenOut) {
    return Infinity;
  }
  search.excess ??= excessOf(schema);
  const here = { depth: place.depth + 1, level: place.level };
  const inside = { depth: place.depth + 1, level: place.level + 1 };
  const sum = (parts: readonly (Schema | undefined)[], at: Place) =>
    parts.reduce<number>((size, part) => size + (part === undefined ? 0 : writtenOut(part, search, at)), 0);
  const reference = schema.$ref === undefined ? 0 : sizeOfReference(schema.$ref, search, here);
  return 1 + reference + sum(partsHere(schema), here) + sum(partsInside(schema), inside);
}

function sizeOfReference(reference: string, search: Search, place: Place): number {
  const known = search.sizes.get(reference);
  if (known !== undefined) {
    return known;
  }
  const openedAt = search.open.get(reference);
  if (openedAt !== undefined) {
    // Further down in the data a repetition ends where the data does; on the same level nothing ends it.
    search.excess ??= openedAt === place.level ? 'loop' : undefined;
    return 1;
  }
  const target = resolveReference(reference, search.root);
  if (target === undefined) {
    search.excess ??= 'reference';
    return 1;
  }
  search.open.set(reference, place.level);
  const size = writtenOut(target, search, place);
  search.open.delete(reference);
  search.sizes.set(reference, size);
  return size;
}

/** What is said about the same value; definitions are counted where they are referred to. */
function partsHere(node: SchemaNode): readonly (Schema | undefined)[] {
  const { allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = node;
  return [...allOf, ...anyOf, ...oneOf, node.not, node.if, node.then, node.else, ...Object.values(dependentSchemas)];
}

/** What is said about the values inside. */
function partsInside(node: SchemaNode): readonly (Schema | undefined)[] {
  const { properties = {}, patternProperties = {}, prefixItems = [], items, contains, propertyNames } = node;
  const { additionalProperties, unevaluatedProperties, unevaluatedItems } = node;
  const named = [...Object.values(properties), ...Object.values(patternProperties)];
  const others = [additionalProperties, unevaluatedProperties, unevaluatedItems, propertyNames];
  return [...named, ...prefixItems, items, contains, ...others];
}

function excessOf(node: SchemaNode): Excess | undefined {
  const { minItems = 0, minContains = 0, minProperties = 0, minLength = 0, pattern, patternProperties = {} } = node;
  if (Math.max(minItems, minContains, minProperties) > mostItems || minLength > longestText) {
    return 'size';
  }
  const patterns = [pattern, ...Object.keys(patternProperties)].filter((each) => each !== undefined);
  return patterns.every(isModestPattern) ? undefined : 'pattern';
}

/**
 * A regular expression backtracks without end where what repeats can be read in several ways: a repetition or a choice
 * inside another repetition, or many in a row. What repeats very often makes very long text.
 */
function isModestPattern(pattern: string): boolean {
  if (pattern.length > longestPattern) {
    return false;
  }
  const repeats = [...pattern.matchAll(/\{(\d+)/g)].map(([, count]) => Number(count));
  const plain = pattern.replaceAll(/\\./gs, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  const inARow = plain.match(/[*+]|\{\d+,/g) ?? [];
  return repeats.every((count) => count <= mostRepeats) && inARow.length <= mostInARow && !hasNestedRepeats(plain);
}

function hasNestedRepeats(plain: string): boolean {
  /** For each open group, whether something in it repeats or is a choice. */
  const groups: boolean[] = [];
  for (let index = 0; index < plain.length; index += 1) {
    const sign = plain.charAt(index);
    if (sign === '(') {
      groups.push(false);
    } else if (sign === ')') {
      const repeatsInside = groups.pop() ?? false;
      const repeatsItself = isRepeat(plain, index + 1);
      if (repeatsInside && repeatsItself) {
        return true;
      }
      markOpen(groups, repeatsInside || repeatsItself);
    } else if (sign === '|' || isRepeat(plain, index)) {
      markOpen(groups, true);
    }
  }
  return false;
}

/** `?` repeats nothing. */
function isRepeat(pattern: string, index: number): boolean {
  return /^(?:[*+]|\{\d+(?:,\d*)?\})/.test(pattern.slice(index, index + 12));
}

function markOpen(groups: boolean[], repeats: boolean): void {
  if (repeats && groups.length > 0) {
    groups[groups.length - 1] = true;
  }
}
