/** The types of JSON Schema. */
const schemaTypes = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'] as const;
export type SchemaType = (typeof schemaTypes)[number];

const numberKeywords = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;
const countKeywords = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
] as const;
const textKeywords = ['$ref', 'title', 'description', 'format', 'pattern'] as const;
const flagKeywords = ['uniqueItems', 'deprecated'] as const;
const dataListKeywords = ['enum', 'examples'] as const;
/** Keywords whose value is a schema. */
export const schemaKeywords = [
  'items',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
] as const;
export const schemaMapKeywords = ['properties', 'patternProperties', '$defs', 'definitions'] as const;
/** Here the validator wants no booleans. */
export const nodeKeywords = ['propertyNames', 'not', 'if', 'then', 'else'] as const;
export const nodeListKeywords = ['allOf', 'anyOf', 'oneOf'] as const;

type NumberKeyword = (typeof numberKeywords)[number] | (typeof countKeywords)[number];

/** The keywords that this console reads, with values that can be trusted to be of their kind. */
export type SchemaNode = { [keyword in NumberKeyword]?: number } & {
  [keyword in (typeof textKeywords)[number]]?: string;
} & { [keyword in (typeof flagKeywords)[number]]?: true } & {
  [keyword in (typeof dataListKeywords)[number]]?: unknown[];
} & { [keyword in (typeof schemaKeywords)[number]]?: Schema } & {
  [keyword in (typeof schemaMapKeywords)[number]]?: Record<string, Schema>;
} & { [keyword in (typeof nodeKeywords)[number]]?: SchemaNode } & {
  [keyword in (typeof nodeListKeywords)[number]]?: SchemaNode[];
} & {
  type?: SchemaType[];
  const?: unknown;
  required?: string[];
  prefixItems?: Schema[];
  dependentSchemas?: Record<string, SchemaNode>;
  dependentRequired?: Record<string, string[]>;
};

export type Schema = boolean | SchemaNode;

interface ParsedSchema {
  /** Undefined where there is nothing that could be a schema. */
  readonly root: Schema | undefined;
  /** It was too deep or too large, and parts of it were left out. */
  readonly isCut: boolean;
}

/** VCC's own schemas have some 20 parts, four levels deep. */
const deepest = 64;
const mostParts = 10_000;

/** What is left to read, over all of a schema. */
interface Budget {
  parts: number;
  isCut: boolean;
}

/**
 * Reads a JSON Schema (draft 2020-12) that came with the catalogue. It is the vendor's and may be anything: what is no
 * schema becomes `undefined`, a keyword with a senseless value counts as absent, and what is unreasonably deep or large
 * is cut. The result is a copy, because the validator writes into what it is given.
 */
export function parseSchema(jsonSchema: unknown): ParsedSchema {
  const budget: Budget = { parts: mostParts, isCut: false };
  const id = isRecord(jsonSchema) && typeof jsonSchema['$id'] === 'string' ? jsonSchema['$id'] : '';
  return { root: parse(jsonSchema, { budget, id, depth: 0 }), isCut: budget.isCut };
}

interface Place {
  readonly budget: Budget;
  /** The schema's own name, with which it may begin its references to itself. */
  readonly id: string;
  readonly depth: number;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAffordable({ budget, depth }: Place): boolean {
  budget.parts -= 1;
  const isTooMuch = budget.parts < 0 || depth > deepest;
  budget.isCut ||= isTooMuch;
  return !isTooMuch;
}

function parse(value: unknown, place: Place): Schema | undefined {
  if (typeof value === 'boolean') {
    return value;
  }
  if (!isRecord(value)) {
    return undefined;
  }
  if (!isAffordable(place)) {
    return undefined;
  }
  const node: SchemaNode = {};
  readPlainKeywords(value, node, place);
  readInnerSchemas(value, node, { ...place, depth: place.depth + 1 });
  return node;
}

function readInnerSchemas(value: Record<string, unknown>, node: SchemaNode, place: Place): void {
  for (const keyword of schemaKeywords) {
    const part = parse(value[keyword], place);
    if (part !== undefined) {
      node[keyword] = part;
    }
  }
  for (const keyword of nodeKeywords) {
    const part = parse(value[keyword], place);
    if (part !== undefined) {
      node[keyword] = asNode(part);
    }
  }
  for (const keyword of nodeListKeywords) {
    const parts = parseList(value[keyword], place);
    if (parts.length > 0) {
      node[keyword] = parts.map(asNode);
    }
  }
  for (const keyword of schemaMapKeywords) {
    const parts = value[keyword];
    if (isRecord(parts)) {
      node[keyword] = parseMap(parts, place);
    }
  }
  if (isRecord(value['dependentSchemas'])) {
    const parts = Object.entries(parseMap(value['dependentSchemas'], place));
    node.dependentSchemas = Object.fromEntries(parts.map(([name, part]) => [name, asNode(part)]));
  }
  readTuple(value, node, place);
}

/** `true` and `false` in other words. */
export function asNode(schema: Schema): SchemaNode {
  return typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : schema;
}

function readPlainKeywords(value: Record<string, unknown>, node: SchemaNode, place: Place): void {
  for (const keyword of numberKeywords) {
    const number = value[keyword];
    if (typeof number === 'number' && (keyword !== 'multipleOf' || number > 0)) {
      node[keyword] = number;
    }
  }
  for (const keyword of countKeywords) {
    const count = value[keyword];
    if (typeof count === 'number' && Number.isInteger(count) && count >= 0) {
      node[keyword] = count;
    }
  }
  for (const keyword of textKeywords) {
    const text = value[keyword];
    if (typeof text === 'string') {
      node[keyword] = keyword === '$ref' && place.id !== '' ? withoutId(text, place.id) : text;
    }
  }
  for (const keyword of flagKeywords) {
    if (value[keyword] === true) {
      node[keyword] = true;
    }
  }
  readDataKeywords(value, node, place);
}

function readDataKeywords(value: Record<string, unknown>, node: SchemaNode, place: Place): void {
  const types = textsIn([value['type']].flat()).filter(isSchemaType);
  if (types.length > 0) {
    node.type = types;
  }
  if (Array.isArray(value['required'])) {
    node.required = textsIn(value['required']);
  }
  const dependent = value['dependentRequired'];
  if (isRecord(dependent)) {
    const lists = Object.entries(dependent).filter(([, names]) => Array.isArray(names));
    node.dependentRequired = Object.fromEntries(lists.map(([name, names]) => [name, textsIn([names].flat())]));
  }
  if (Object.hasOwn(value, 'const')) {
    node.const = copyData(value['const'], place);
  }
  for (const keyword of dataListKeywords) {
    const list: unknown = value[keyword];
    if (Array.isArray(list) && list.length > 0) {
      node[keyword] = list.slice(0, place.budget.parts).map((item) => copyData(item, place));
    }
  }
}

function textsIn(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}

function isSchemaType(text: string): text is SchemaType {
  return schemaTypes.some((type) => type === text);
}

function withoutId(reference: string, id: string): string {
  const name = id.replace(/#$/, '');
  return reference === name ? '#' : reference.startsWith(`${name}#`) ? reference.slice(name.length) : reference;
}

function parseList(value: unknown, place: Place): Schema[] {
  return Array.isArray(value) ? value.map((part) => parse(part, place)).filter((part) => part !== undefined) : [];
}

/** `fromEntries` makes `__proto__` a name like any other, which an assignment would not. */
function parseMap(value: Record<string, unknown>, place: Place): Record<string, Schema> {
  const parts: [string, Schema][] = [];
  for (const [name, part] of Object.entries(value)) {
    const parsed = parse(part, place);
    if (parsed !== undefined) {
      parts.push([name, parsed]);
    } else if (place.budget.parts < 0) {
      break;
    }
  }
  return Object.fromEntries(parts);
}

/** Before draft 2020-12 `items` was also what `prefixItems` is today, with `additionalItems` for the rest. */
function readTuple(value: Record<string, unknown>, node: SchemaNode, place: Place): void {
  const today = parseList(value['prefixItems'], place);
  const before = today.length > 0 ? [] : parseList(value['items'], place);
  const rest = before.length > 0 ? parse(value['additionalItems'], place) : undefined;
  const first = [...today, ...before];
  if (first.length > 0) {
    node.prefixItems = first;
  }
  if (rest !== undefined) {
    node.items = rest;
  }
}

function copyData(value: unknown, place: Place): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (!isAffordable(place)) {
    return null;
  }
  const inside = { ...place, depth: place.depth + 1 };
  return Array.isArray(value)
    ? value.map((item) => copyData(item, inside))
    : Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copyData(item, inside)]));
}
