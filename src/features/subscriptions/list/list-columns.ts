import { readList, type SortColumn } from './list-search.ts';

export const columnLabels: Readonly<Record<SortColumn, string>> = {
  status: 'Status',
  name: 'Name',
  url: 'URL',
  events: 'Events',
  checks: 'Checks',
  id: 'ID',
};

/** No column is narrower than its content can be read in, in pixels; a table that needs more scrolls sideways. */
const narrowest: Readonly<Record<SortColumn, number>> = {
  status: 148,
  name: 200,
  url: 200,
  events: 200,
  checks: 160,
  id: 160,
};

export function narrowestTable(columns: readonly SortColumn[]): number {
  return columns.reduce((width, column) => width + narrowest[column], 56 + 44);
}

/** In the order of the table. */
export const allColumns = ['status', 'name', 'url', 'events', 'checks', 'id'] as const satisfies readonly SortColumn[];

/** The name tells rows apart and leads into them: it is always there. */
export const optionalColumns = allColumns.filter((column) => column !== 'name');

const usual = 'status,url,events,checks';

export const usualColumns = allColumns.filter((column) => column !== 'id');

/** The columns to show, in their order; the usual ones where none were chosen. `chosen` is as the address has it. */
export function columnsOf(chosen = usual): readonly SortColumn[] {
  const wanted = readList(chosen);
  return allColumns.filter((column) => column === 'name' || wanted.includes(column));
}
