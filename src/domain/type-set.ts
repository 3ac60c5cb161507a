import type { EventCatalogue } from './event-catalogue.ts';

/**
 * Sets of event types as bits, one for each name of the catalogue: ten thousand subscriptions are compared with one
 * another in milliseconds, where sets of names took a second.
 */
export type TypeSet = Uint32Array;

/** Answers which types a list of entries selects; what one entry selects is worked out once. */
export function createTypeSetReader(catalogue: EventCatalogue): (entries: readonly string[]) => TypeSet {
  const positions = new Map(catalogue.names.map((name, position) => [name, position]));
  const known = new Map<string, TypeSet>();
  const ofEntry = (entry: string): TypeSet => {
    const remembered = known.get(entry);
    if (remembered !== undefined) return remembered;
    const types = emptySet(catalogue);
    for (const name of catalogue.matches(entry)) add(types, positions.get(name) ?? 0);
    known.set(entry, types);
    return types;
  };
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

/** The types that are in more than one of these sets. */
export function findRepeated(sets: readonly TypeSet[], catalogue: EventCatalogue): TypeSet {
  const once = emptySet(catalogue);
  const repeated = emptySet(catalogue);
  for (const types of sets) {
    for (let index = 0; index < repeated.length; index += 1) {
      repeated[index] = wordOf(repeated, index) | (wordOf(once, index) & wordOf(types, index));
    }
    addAll(once, types);
  }
  return repeated;
}

export function subtract(from: TypeSet, removed: TypeSet): TypeSet {
  return from.map((word, index) => word & ~wordOf(removed, index));
}

export function add(to: TypeSet, position: number): void {
  to[position >>> 5] = wordOf(to, position >>> 5) | (1 << (position & 31));
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
