import { revealHiddenCharacters } from '../hidden-characters.ts';
import { asNode, parseSchema, type Schema, type SchemaNode } from './parse-schema.ts';
import { gatherLayers, type Layers } from './schema-layers.ts';
import { describeLimits, describeType, joinTypes, shortText } from './schema-words.ts';

/** One line of the readable schema: a field, or what stands for several of them. */
export interface SchemaField {
  /** From the top of the data, `channel.party.role`; `activities[].state` for the items of a list. */
  readonly path: string;
  readonly name: string;
  /** `alternative` is one of several shapes; `rule` is said of all fields whose names fit. */
  readonly kind: 'field' | 'alternative' | 'rule';
  /** The type in words: `text`, `list of objects`, `one of ready, away`. */
  readonly type: string;
  /** What the value must be beyond its type, one short phrase each. */
  readonly limits: readonly string[];
  readonly isRequired: boolean;
  readonly description: string;
  readonly children: readonly SchemaField[];
}

export interface SchemaFields {
  /** `none`: there is no schema. `open`: there is one, and it names no field. */
  readonly kind: 'none' | 'open' | 'fields';
  readonly fields: readonly SchemaField[];
  /** The schema is deeper or larger than what is read of it. */
  readonly isCut: boolean;
}

interface ReadingLimits {
  readonly depth: number;
  readonly fields: number;
}

/** Far beyond what anybody reads; VCC's own schemas have some 20 fields, four levels deep. */
const usualLimits: ReadingLimits = { depth: 24, fields: 2_000 };

/** What one reading of a schema shares. */
interface Reading {
  readonly root: Schema;
  readonly limits: ReadingLimits;
  fields: number;
  isCut: boolean;
}

interface Place {
  readonly path: string;
  readonly depth: number;
  /** The references that led here. */
  readonly above: ReadonlySet<string>;
}

type Value = Pick<SchemaField, 'type' | 'limits' | 'description' | 'children'>;
type FieldSeed = Pick<SchemaField, 'path' | 'name' | 'kind' | 'isRequired'> & { readonly schema: Schema };

/** Turns an event type's schema into fields in plain words. Whatever the schema is, it answers, and says if it cut. */
export function readSchemaFields(jsonSchema: unknown, limits: ReadingLimits = usualLimits): SchemaFields {
  const { root, isCut } = parseSchema(jsonSchema);
  if (root === undefined) {
    return { kind: 'none', fields: [], isCut: false };
  }
  const reading: Reading = { root, limits, fields: 0, isCut };
  const top = readValue(root, reading, { path: '', depth: 0, above: new Set(['#']) });
  const isObject = top.type === 'object' || top.type === 'anything';
  const whole: SchemaField = { ...top, path: 'data', name: 'data', kind: 'field', isRequired: true };
  const fields = isObject ? top.children : [whole];
  return { kind: fields.length === 0 ? 'open' : 'fields', fields, isCut: reading.isCut };
}

/** What a schema says about one value. Branches that say nothing but `null` are a word of the type and no branch. */
function readValue(schema: Schema, reading: Reading, place: Place): Value {
  const own = gatherLayers(schema, reading.root, place.above);
  const choices = own.nodes.flatMap(({ anyOf = [], oneOf = [] }) => [...anyOf, ...oneOf]);
  const branches = choices.filter((branch) => !isNullOnly(branch));
  const [only, second] = branches;
  const isSingle = only !== undefined && second === undefined;
  const layers = isSingle ? gatherLayers({ allOf: [asNode(schema), only] }, reading.root, place.above) : own;
  reading.isCut ||= layers.isCut;

  const inside: Place = { ...place, depth: place.depth + 1, above: layers.references };
  const { items, alternatives, children } = hasInside(layers, reading, inside)
    ? readInside(layers, isSingle ? [] : branches, reading, inside)
    : nothingInside;
  return {
    type: wordsOf(layers, items?.type, alternatives, choices.length > branches.length),
    limits: [
      ...describeLimits(layers.nodes),
      ...(items?.limits ?? []),
      ...describeState(layers, isSingle ? [] : branches),
    ],
    description: shortText(layers.nodes.find(({ description }) => description)?.description ?? '', 1_000),
    children,
  };
}

interface Inside {
  readonly items: ReturnType<typeof readItems> | undefined;
  readonly alternatives: readonly SchemaField[];
  readonly children: readonly SchemaField[];
}

const nothingInside: Inside = { items: undefined, alternatives: [], children: [] };

function readInside(layers: Layers, branches: readonly Schema[], reading: Reading, place: Place): Inside {
  const fields = [...readProperties(layers, reading, place), ...readRules(layers, reading, place)];
  const items = readItems(layers, reading, place);
  const alternatives = readAlternatives(branches, reading, place);
  const shapes = alternatives.filter((alternative) => alternative.children.length > 0);
  return { items, alternatives, children: [...fields, ...items.children, ...shapes] };
}

const plainKeywords: ReadonlySet<string> = new Set(['type', 'format', 'description', 'title', 'enum', 'const']);

/** Whether there is something to read inside, and it may be read: not a repetition, and not too deep. */
function hasInside({ nodes, isRepetition }: Layers, reading: Reading, { depth }: Place): boolean {
  const isPlain = nodes.every((node) => Object.keys(node).every((keyword) => plainKeywords.has(keyword)));
  if (isPlain || isRepetition) {
    return false;
  }
  const isTooDeep = depth > reading.limits.depth;
  reading.isCut ||= isTooDeep;
  return !isTooDeep;
}

function isNullOnly(schema: Schema): boolean {
  if (typeof schema === 'boolean') {
    return false;
  }
  return schema.const === null || schema.type?.every((type) => type === 'null') === true;
}

function wordsOf(
  { nodes, isForbidden }: Layers,
  items: string | undefined,
  alternatives: readonly SchemaField[],
  mayBeNull: boolean,
): string {
  if (isForbidden) {
    return 'nothing: it must not be sent';
  }
  const own = describeType(nodes, items);
  const types = own === 'anything' && alternatives.length > 0 ? alternatives.map(({ type }) => type) : [own];
  return joinTypes(mayBeNull ? [...types, 'null'] : types);
}

function describeState({ isRepetition, hasUnknownPart }: Layers, branches: readonly Schema[]): readonly string[] {
  const needs = branches.flatMap((branch) =>
    typeof branch !== 'boolean' && isOnlyRequired(branch) ? [(branch.required ?? []).map(nameOf).join(' and ')] : [],
  );
  return [
    ...(needs.length > 0 ? [`needs ${needs.join(', or ')}`] : []),
    ...(isRepetition ? ['with the same fields as above'] : []),
    ...(hasUnknownPart ? ['described outside of this schema'] : []),
  ];
}

/** A branch that only says which of the fields must be there. */
function isOnlyRequired(branch: SchemaNode): boolean {
  return branch.required !== undefined && Object.keys(branch).every((keyword) => keyword === 'required');
}

/** A name in a path; quoted where its signs could be taken for the path's own. */
function stepOf(name: string): string {
  return /^[\p{L}\p{N}_$@-]+$/u.test(name) ? name : JSON.stringify(revealHiddenCharacters(name));
}

function nameOf(name: string): string {
  return shortText(name, 200);
}

function readField({ schema, ...seed }: FieldSeed, reading: Reading, place: Place): readonly SchemaField[] {
  if (reading.fields >= reading.limits.fields) {
    reading.isCut = true;
    return [];
  }
  reading.fields += 1;
  return [{ ...seed, ...readValue(schema, reading, { ...place, path: seed.path }) }];
}

function readProperties({ nodes }: Layers, reading: Reading, place: Place): readonly SchemaField[] {
  const required = new Set(nodes.flatMap((node) => node.required ?? []));
  const always = collectProperties(nodes);
  const conditional = collectProperties(conditionalNodes(nodes, reading, place));
  const fieldOf = (name: string, schemas: readonly Schema[]) => {
    const [first = true, second] = schemas;
    const schema = second === undefined ? first : { allOf: schemas.map(asNode) };
    const path = place.path === '' ? stepOf(name) : `${place.path}.${stepOf(name)}`;
    return readField(
      { schema, path, name: nameOf(name), kind: 'field', isRequired: required.has(name) },
      reading,
      place,
    );
  };
  const undescribed = [...required].filter((name) => !always.has(name) && !conditional.has(name));
  return [
    ...[...always].flatMap(([name, schemas]) => fieldOf(name, schemas)),
    ...undescribed.flatMap((name) => fieldOf(name, [])),
    ...[...conditional]
      .filter(([name]) => !always.has(name))
      .flatMap(([name, schemas]) => fieldOf(name, schemas))
      .map((field) => ({ ...field, limits: [...field.limits, 'only in some cases'] })),
  ];
}

function collectProperties(nodes: readonly SchemaNode[]): ReadonlyMap<string, readonly Schema[]> {
  const properties = new Map<string, Schema[]>();
  for (const [name, schema] of nodes.flatMap((node) => Object.entries(node.properties ?? {}))) {
    const known = properties.get(name);
    if (known === undefined) {
      properties.set(name, [schema]);
    } else {
      known.push(schema);
    }
  }
  return properties;
}

/** What holds only where something else does: `then`, `else`, `dependentSchemas`. */
function conditionalNodes(nodes: readonly SchemaNode[], reading: Reading, place: Place): readonly SchemaNode[] {
  return nodes
    .flatMap((node) => [node.then, node.else, ...Object.values(node.dependentSchemas ?? {})])
    .filter((schema) => schema !== undefined)
    .flatMap((schema) => gatherLayers(schema, reading.root, place.above).nodes);
}

/** Fields that are described by what their names are like. */
function readRules({ nodes }: Layers, reading: Reading, place: Place): readonly SchemaField[] {
  const prefix = place.path === '' ? '' : `${place.path}.`;
  const byPattern = new Map(nodes.flatMap((node) => Object.entries(node.patternProperties ?? {})));
  const others = nodes.flatMap(({ additionalProperties }) =>
    typeof additionalProperties === 'object' ? [additionalProperties] : [],
  );
  const ruleOf = (schema: Schema, name: string, mark: string) =>
    readField({ schema, path: `${prefix}${mark}`, name, kind: 'rule', isRequired: false }, reading, place);
  return [
    ...[...byPattern].flatMap(([pattern, schema]) =>
      ruleOf(schema, `names that match ${nameOf(pattern)}`, `{${revealHiddenCharacters(pattern)}}`),
    ),
    ...others.slice(0, 1).flatMap((schema) => ruleOf(schema, 'any other name', '*')),
  ];
}

/** What a list holds: the word for its items, and their fields. */
function readItems(
  { nodes }: Layers,
  reading: Reading,
  place: Place,
): Pick<Value, 'limits' | 'children'> & { readonly type: string | undefined } {
  const { prefixItems = [], minItems = 0 } = nodes.find((node) => node.prefixItems !== undefined) ?? {};
  const first = prefixItems.flatMap((schema, index) => {
    const path = `${place.path}[${index}]`;
    return readField({ schema, path, name: `[${index}]`, kind: 'field', isRequired: index < minItems }, reading, place);
  });
  const schema = nodes.find(({ items }) => typeof items === 'object')?.items;
  if (schema === undefined) {
    return { type: undefined, limits: [], children: first };
  }
  const { type, limits, children } = readValue(schema, reading, { ...place, path: `${place.path}[]` });
  return {
    type,
    limits: limits.map((limit) => (limit.startsWith('each ') ? limit : `each ${limit}`)),
    children: [...first, ...children],
  };
}

function readAlternatives(branches: readonly Schema[], reading: Reading, place: Place): readonly SchemaField[] {
  return branches
    .filter((branch) => typeof branch === 'boolean' || !isOnlyRequired(branch))
    .flatMap((schema, index) => {
      const title = typeof schema === 'boolean' ? undefined : schema.title;
      const name = title === undefined || title === '' ? `alternative ${index + 1}` : nameOf(title);
      const path = `${place.path}(${index + 1})`;
      return readField({ schema, path, name, kind: 'alternative', isRequired: false }, reading, place);
    });
}
