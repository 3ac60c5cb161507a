import { expect, test } from 'vitest';
import { atMost } from './figure.ts';
import { toTable } from './report.ts';
import { Results } from './results.ts';

test('the table shows median, range and number, and says plainly what is missed', () => {
  const results = new Results();
  const open = { what: 'open', unit: 'ms', goal: atMost(100), throttledGoal: atMost(100) } as const;
  for (const value of [80, 1_200, 90]) results.add(open, 1, value);
  results.add(open, 4, 400.4);
  results.add({ what: 'nodes', unit: '' }, 1, 2.25);
  const [, , first, second] = toTable(results.all)
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(first?.slice(1, -1)).toEqual([
    'open',
    '90 ms (80 to 1,200, 3)',
    '≤ 100',
    'met',
    '400 ms (400 to 400, 1)',
    '≤ 100',
    '**missed**',
  ]);
  expect(second?.slice(1, -1)).toEqual(['nodes', '2.3 (2.3 to 2.3, 1)', '', '', '', '', '']);
});
