import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { Subscription } from '../../../domain/subscription.ts';
import { createRowReader } from './list-rows.ts';
import { createRowSearch } from './search-rows.ts';

const names = ['CRM', 'CRM backup', 'Σίσυφος', 'ΟΔΟΣ', 'a b', 'ab', 'İstanbul', 'Data lake'];

const rowsOf = (all: readonly string[]) =>
  createRowReader()(
    all.map(
      (name): Subscription => ({
        subscriptionId: `id-${name}`,
        name,
        url: 'https://a.example/',
        events: [],
        enabled: true,
      }),
    ),
    undefined,
  );

property.prop([fc.array(fc.stringMatching(/^[abcrmσς Σİi]{0,5}$/), { minLength: 1, maxLength: 12 })])(
  'whatever was looked for before, a text finds the same rows as if it were the first',
  (texts) => {
    const rows = rowsOf(names);
    const search = createRowSearch();
    for (const text of texts) expect(search(rows, text)).toEqual(createRowSearch()(rows, text));
  },
);

test('a letter that is taken back gives the very rows of before, and no text all of them', () => {
  const rows = rowsOf(names);
  const search = createRowSearch();
  const found = search(rows, 'crm');
  expect(found.map(({ subscription }) => subscription.name)).toEqual(['CRM', 'CRM backup']);
  expect(search(rows, 'crm b')).toHaveLength(1);
  expect(search(rows, 'crm')).toBe(found);
  expect(search(rows, undefined)).toBe(rows);
});

test('other rows are searched anew', () => {
  const search = createRowSearch();
  search(rowsOf(names), 'crm');
  expect(search(rowsOf(['CRM new']), 'crm b')).toEqual([]);
  expect(search(rowsOf(['CRM brand new']), 'crm b')).toHaveLength(1);
});
