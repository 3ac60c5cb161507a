import type { EventCatalogue } from './event-catalogue.ts';

/**
 * Sets of event types as bits, one for each name of the catalogue: ten thousand subscriptions are compared with one
 * another in milliseconds, where sets of names took a second.
 */
export type TypeSet = Uint32Array;

/** Answers which types one entry selects, worked out once. Nobody may change the answer. */
export function createEntryReader(catalogue: EventCatalogue): (entry: string) => TypeSet {
  const positions = new Map(catalogue.names.map((name, position) => [name, position]));
  const known = new Map<string, TypeSet>();
  return (entry) => {
    const remembered = known.get(entry);
    if (remembered !== undefined) return remembered;
    const types = emptySet(catalogue);
    for (const name of catalogue.matches(entry)) add(types, positions.get(name) ?? 0);
    known.set(entry, types);
    return types;
  };
}

/** Answers which types a list of entries selects. */
export function createTypeSetReader(catalogue: EventCatalogue): (entries: readonly string[]) => TypeSet {
  const ofEntry = createEntryReader(catalogue);
  return (entries) => {
    const types = emptySet(catalogue);
    for (const entry of entries) addAll(types, ofEntry(entry));
    return types;
  };
}

export function emptySet({ names }: EventCatalogue): TypeSet {
  return new Uint32Array(Math.ceil(names.length / 32));
}

function wordOf(types: TypeSet, index: number): number {
  return types[index] ?? 0;
}

export function addAll(to: TypeSet, added: TypeSet): void {
  for (let index = 0; index < to.length; index += 1) to[index] = wordOf(to, index) | wordOf(added, index);
}

export function intersect(left: TypeSet, right: TypeSet): TypeSet {
  return left.map((word, index) => word & wordOf(right, index));
}

/** Adds to `once`; what was there already goes to `repeated`. */
export function addRepeating(once: TypeSet, repeated: TypeSet, added: TypeSet): void {
  for (let index = 0; index < once.length; index += 1) {
    const before = wordOf(once, index);
    const word = wordOf(added, index);
    repeated[index] = wordOf(repeated, index) | (before & word);
    once[index] = before | word;
  }
}

/** The types that are in more than one of these sets. */
export function findRepeated(sets: readonly TypeSet[], catalogue: EventCatalogue): TypeSet {
  const once = emptySet(catalogue);
  const repeated = emptySet(catalogue);
  for (const types of sets) addRepeating(once, repeated, types);
  return repeated;
}

export function subtract(from: TypeSet, removed: TypeSet): TypeSet {
  return from.map((word, index) => word & ~wordOf(removed, index));
}

export function add(to: TypeSet, position: number): void {
  to[position >>> 5] = wordOf(to, position >>> 5) | (1 << (position & 31));
}

export function has(types: TypeSet, position: number): boolean {
  return ((wordOf(types, position >>> 5) >>> (position & 31)) & 1) === 1;
}

/** How many members it has. */
export function sizeOf(types: TypeSet): number {
  let size = 0;
  for (const word of types) {
    // The bits of a word, added up in pairs, fours and bytes: a loop over them would take thirty times as long.
    const pairs = word - ((word >>> 1) & 0x5555_5555);
    const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
    size += Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return size;
}

/** Counts in how many sets each type is. */
export interface TypeCounter {
  readonly count: (types: TypeSet) => void;
  /** By position in the catalogue. */
  readonly read: () => Uint32Array;
}

/**
 * Counts 32 types at a time: the counts are kept as binary digits, a set for each digit, and a set that is counted is
 * carried through them. Visiting the members one by one took ten times as long.
 */
export function createTypeCounter(catalogue: EventCatalogue): TypeCounter {
  const digits: TypeSet[] = [];
  return {
    count(types) {
      for (let index = 0; index < types.length; index += 1) {
        let carry = wordOf(types, index);
        for (let place = 0; carry !== 0; place += 1) {
          const digit = (digits[place] ??= emptySet(catalogue));
          const before = wordOf(digit, index);
          digit[index] = before ^ carry;
          carry &= before;
        }
      }
    },
    read: () =>
      Uint32Array.from(catalogue.names, (_, position) =>
        digits.reduce((sum, digit, place) => sum + (has(digit, position) ? 2 ** place : 0), 0),
      ),
  };
}

/** Positions of its members in the catalogue. */
export function positionsOf(types: TypeSet): readonly number[] {
  const positions: number[] = [];
  for (const [index, word] of types.entries()) {
    for (let rest = word; rest !== 0; rest = (rest & (rest - 1)) >>> 0) {
      positions.push(index * 32 + 31 - Math.clz32(rest & -rest));
    }
  }
  return positions;
}
