import type { CatalogueEvent } from '../../domain/event-catalogue.ts';

interface Comparison {
  readonly older: string;
  readonly newer: string;
  /** The one of them that is not open. */
  readonly other: string;
}

/**
 * The version to compare with the one that is open: the one asked for, else its neighbour, which is the next older one
 * or, of the oldest, the next newer one. Undefined where there is none, or the open one is not in the catalogue.
 */
export function findComparison({ versions }: CatalogueEvent, name: string, asked?: string): Comparison | undefined {
  const names = versions.map((version) => version.name);
  const position = names.indexOf(name);
  if (position === -1) return undefined;
  const chosen = asked !== undefined && asked !== name && names.includes(asked) ? asked : undefined;
  const other = chosen ?? names[position + 1] ?? names[position - 1];
  if (other === undefined) return undefined;
  return names.indexOf(other) > position ? { older: other, newer: name, other } : { older: name, newer: other, other };
}
