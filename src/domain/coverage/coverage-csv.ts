import { csvFile, csvRecord } from '../../lib/csv.ts';
import type { SlicedWork } from '../../lib/slices.ts';
import { type CellState, type Coverage, stateAt } from './coverage.ts';
import type { CoverageSelection } from './select-coverage.ts';

const cellWords: Readonly<Record<CellState, string>> = {
  nothing: '',
  name: 'name',
  wildcard: 'wildcard',
  several: 'several entries',
  'same-url': 'same URL twice',
};

/**
 * The picture for a spreadsheet, as the parts of a file: a row for each subscription and a column for each event type,
 * so that its filters answer who receives a type, and its counting functions how many.
 */
export function* writeCoverageCsv(
  coverage: Coverage,
  { rows, columns }: CoverageSelection,
): SlicedWork<readonly string[]> {
  const head = ['Subscription', 'Subscription ID', 'Enabled', 'Event types received'];
  const records = [csvRecord([...head, ...columns.map(({ name }) => name)])];
  for (const subscription of rows) {
    const { name, subscriptionId, enabled } = subscription;
    const row = coverage.readRow(subscription);
    const total = coverage.typeCounts.get(subscription) ?? 0;
    const cells = columns.map(({ position }) => cellWords[stateAt(row, position)]);
    records.push(csvRecord([name, subscriptionId, enabled ? 'yes' : 'no', total, ...cells]));
    yield;
  }
  return csvFile(records);
}
