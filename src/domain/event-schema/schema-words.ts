import { revealHiddenCharacters } from '../hidden-characters.ts';
import type { SchemaNode, SchemaType } from './parse-schema.ts';

const typeWords: Record<SchemaType, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
  null: 'null',
};

const formatWords: ReadonlyMap<string, string> = new Map([
  ['date-time', 'date and time'],
  ['date', 'date'],
  ['time', 'time of day'],
  ['duration', 'duration'],
  ['email', 'e-mail address'],
  ['hostname', 'host name'],
  ['ipv4', 'IPv4 address'],
  ['ipv6', 'IPv6 address'],
  ['uri', 'URL'],
  ['uuid', 'UUID'],
]);

const plurals: ReadonlyMap<string, string> = new Map([
  ['text', 'texts'],
  ['whole number', 'whole numbers'],
  ['number', 'numbers'],
  ['object', 'objects'],
  ['list', 'lists'],
  ['date and time', 'dates and times'],
  ['date', 'dates'],
  ['UUID', 'UUIDs'],
  ['URL', 'URLs'],
]);

/** How many values of an `enum` are spelt out. */
const spelledValues = 12;
const longestWord = 120;

/** Text of the vendor's, short enough for a line and with nothing in it that cannot be seen. */
export function shortText(text: string, longest = longestWord): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return revealHiddenCharacters(shown.replaceAll(/\s+/g, ' '));
}

/** A value in the fewest signs: quotes only where words alone would mislead. */
function spell(value: unknown): string {
  const isPlainText = typeof value === 'string' && /^[\p{L}\p{N}_./:-]+( [\p{L}\p{N}_./:-]+)*$/u.test(value);
  const isAnotherType = typeof value === 'string' && /^(?:true|false|null|[-.\d]+)$/.test(value);
  return shortText(isPlainText && !isAnotherType ? value : JSON.stringify(value));
}

function firstOf<Value>(
  nodes: readonly SchemaNode[],
  read: (node: SchemaNode) => Value | undefined,
): Value | undefined {
  return nodes.map(read).find((value) => value !== undefined);
}

/** The values that are possible where the schema names them. */
function describeValues(nodes: readonly SchemaNode[]): string | undefined {
  const fixed = nodes.find((node) => Object.hasOwn(node, 'const'));
  if (fixed !== undefined) {
    return `always ${spell(fixed.const)}`;
  }
  const values = firstOf(nodes, (node) => node.enum);
  if (values === undefined) {
    return undefined;
  }
  if (values.length === 1) {
    return `always ${spell(values[0])}`;
  }
  const more = values.length - spelledValues;
  const spelled = values.slice(0, spelledValues).map(spell).join(', ');
  return `one of ${spelled}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

/** What kinds of values these layers allow; where they name no type, what they speak of tells it. */
function typesOf(nodes: readonly SchemaNode[]): readonly SchemaType[] {
  const named = nodes.flatMap(({ type }) => (type === undefined ? [] : [type]));
  const [first, ...others] = named;
  if (first !== undefined) {
    const common = [...new Set(first)].filter((type) => others.every((other) => other.includes(type)));
    return common.length > 0 ? common : first;
  }
  const speaksOf = (...keywords: readonly (keyof SchemaNode)[]): boolean =>
    nodes.some((node) => keywords.some((keyword) => node[keyword] !== undefined));
  if (speaksOf('properties', 'patternProperties', 'additionalProperties')) {
    return ['object'];
  }
  if (speaksOf('items', 'prefixItems')) {
    return ['array'];
  }
  return speaksOf('format', 'pattern', 'minLength', 'maxLength') ? ['string'] : [];
}

/** `text`, `date and time or null`, `one of ready, away`. `items` says what a list holds, where that is known. */
export function describeType(nodes: readonly SchemaNode[], items: string | undefined): string {
  const values = describeValues(nodes);
  if (values !== undefined) {
    return values;
  }
  const format = firstOf(nodes, (node) => node.format);
  const words = typesOf(nodes).map((type) => {
    if (type === 'string' && format !== undefined) {
      return formatWords.get(format) ?? `text, format ${spell(format)}`;
    }
    return type === 'array' && items !== undefined ? describeList(items) : typeWords[type];
  });
  return words.length === 0 ? 'anything' : words.join(' or ');
}

function describeList(items: string): string {
  const plural = plurals.get(items);
  return plural === undefined ? `list, each item ${items}` : `list of ${plural}`;
}

/** Several types as one: `text or null`, `one of a, b`. */
export function joinTypes(types: readonly string[]): string {
  const all = [...new Set(types)];
  const values = all.map((type) => (type.startsWith('always ') ? type.slice('always '.length) : undefined));
  return all.length > 1 && !values.includes(undefined) ? `one of ${values.join(', ')}` : all.join(' or ');
}

/** What a value must be beyond its type, one short phrase each. */
export function describeLimits(nodes: readonly SchemaNode[]): readonly string[] {
  const number = (read: (node: SchemaNode) => number | undefined): number | undefined => firstOf(nodes, read);
  const phrases = [
    ...describeRange(nodes),
    number((node) => node.multipleOf) === undefined ? '' : `a multiple of ${number((node) => node.multipleOf)}`,
    describeCount(
      number((node) => node.minLength),
      number((node) => node.maxLength),
      'character',
    ),
    describeCount(
      number((node) => node.minItems),
      number((node) => node.maxItems),
      'item',
    ),
    describeCount(
      number((node) => node.minProperties),
      number((node) => node.maxProperties),
      'field',
    ),
    ...nodes.map(({ pattern }) => (pattern === undefined ? '' : `matches ${shortText(pattern)}`)),
    nodes.some(({ uniqueItems }) => uniqueItems) ? 'no item twice' : '',
    nodes.some(({ not }) => not !== undefined) ? 'with exceptions' : '',
    nodes.some(({ deprecated }) => deprecated) ? 'deprecated' : '',
  ];
  return [...new Set(phrases)].filter((phrase) => phrase !== '');
}

function describeRange(nodes: readonly SchemaNode[]): readonly string[] {
  const least = firstOf(nodes, (node) => node.minimum);
  const most = firstOf(nodes, (node) => node.maximum);
  const above = firstOf(nodes, (node) => node.exclusiveMinimum);
  const below = firstOf(nodes, (node) => node.exclusiveMaximum);
  if (least !== undefined && most !== undefined) {
    return [`${least} to ${most}`];
  }
  return [
    least === undefined ? '' : `${least} or more`,
    most === undefined ? '' : `${most} or less`,
    above === undefined ? '' : `more than ${above}`,
    below === undefined ? '' : `less than ${below}`,
  ];
}

function describeCount(least: number | undefined, most: number | undefined, noun: string): string {
  const nounOf = (count: number) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
  if (least !== undefined && least > 0 && most !== undefined) {
    return least === most ? `exactly ${nounOf(most)}` : `${least.toLocaleString('en')} to ${nounOf(most)}`;
  }
  if (most !== undefined) {
    return `at most ${nounOf(most)}`;
  }
  return least === undefined || least === 0 ? '' : `at least ${nounOf(least)}`;
}
