import { expect, test } from 'vitest';
import { acceptancePage, findGaps } from './acceptance-table.ts';
import { idsOf, proofsInEndToEndReport, proofsInUnitReport } from './proofs.ts';

const unit = {
  testResults: [
    {
      name: '/top/src/a.test.ts',
      assertionResults: [
        { ancestorTitles: ['A1, A2: refusals'], title: 'are told', status: 'passed' },
        { ancestorTitles: [], title: 'N8: the answer is lost', status: 'failed' },
        { ancestorTitles: [], title: 'says no more', status: 'passed' },
      ],
    },
  ],
};
const endToEnd = {
  suites: [
    {
      specs: [{ title: 'N8, G10: one row', file: 'network.e2e.ts', ok: true }],
      suites: [{ specs: [{ title: 'C5: a | b <i>', file: 'conflicts.e2e.ts', ok: true }] }],
    },
  ],
};
const proofs = [...proofsInUnitReport(unit, '/top/'), ...proofsInEndToEndReport(endToEnd)];

test('a title names rows only at its beginning', () => {
  expect(idsOf('N8, G10: one row')).toEqual(['N8', 'G10']);
  expect(idsOf('holds for N8: one row')).toEqual([]);
  expect(idsOf('N8 is told')).toEqual([]);
});

test('the reports of both runners become proofs', () => {
  expect(proofs.map(({ ids, file, hasPassed }) => [ids.join(), file, hasPassed])).toEqual([
    ['A1,A2', 'src/a.test.ts', true],
    ['N8', 'src/a.test.ts', false],
    ['N8,G10', 'e2e/network.e2e.ts', true],
    ['C5', 'e2e/conflicts.e2e.ts', true],
  ]);
});

test('a row without a test and without a reason is a gap, and so are a failure and an id that no row has', () => {
  const rows = [
    { id: 'A1', title: '400' },
    { id: 'N8', title: 'lost' },
    { id: 'T1', title: 'expiry' },
    { id: 'U21', title: 'import', reason: 'There is no import.' },
    { id: 'C5', title: 'two tabs' },
  ];
  expect(findGaps(rows, proofs)).toEqual([
    'N8 (lost): a test of it failed.',
    'T1 (expiry): neither a test nor a reason.',
    'A2: named by a test in src/a.test.ts, but no row of the matrix.',
  ]);
});

test('the page says what proves a row and how it went, in cells that nothing breaks', () => {
  const rows = [
    { id: 'C5', title: 'two tabs' },
    { id: 'N8', title: 'lost' },
    { id: 'U21', title: 'import', reason: 'There is no import.' },
  ];
  const page = acceptancePage(rows, proofs, '2026-11-25');
  expect(page).toContain('2 of 3 rows have a test');
  expect(page).toContain('| C5 | two tabs | a \\| b &lt;i> (`e2e/conflicts.e2e.ts`) | passed |');
  expect(page).toContain('| **1 of 2 failed** |');
  expect(page).toContain('| U21 | import | There is no import. | not held |');
});

test('a row of which a part does not hold is told from one that holds, in its result and in the count', () => {
  const rows = [
    { id: 'A1', title: '400' },
    { id: 'A2', title: '400 without JSON', leaves: 'The empty answer was not tried.' },
    { id: 'C5', title: 'two tabs', leaves: 'Import is not built.' },
    { id: 'N8', title: 'lost', leaves: 'One browser only.' },
  ];
  const page = acceptancePage(rows, proofs, '2026-11-25');
  expect(page).toContain('4 of 4 rows have a test, 3 of them for a part of the case only, as the row says; each other');
  expect(page).toContain('| A1 | 400 | are told (`src/a.test.ts`) | passed |');
  expect(page).toContain('(`src/a.test.ts`)<br>The empty answer was not tried. | passed, in part |');
  // A failure is told before anything that was left out.
  expect(page).toContain('<br>One browser only. | **1 of 2 failed** |');
});

test('what a row leaves does not stand for a test of the rest', () => {
  const rows = [{ id: 'T32', title: 'blocked', leaves: 'No browser ran so.' }];
  expect(findGaps(rows, [])).toEqual(['T32 (blocked): neither a test nor a reason.']);
});
