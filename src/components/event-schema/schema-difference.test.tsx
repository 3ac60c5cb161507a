import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Themed } from '../../test/themed.tsx';
import { SchemaDifference } from './schema-difference.tsx';

const typeOf = (version: string, jsonSchema: unknown) => ({
  name: `channel.held.${version}`,
  description: '',
  jsonSchema,
});

function setUp(older: unknown, newer: unknown): void {
  render(<SchemaDifference older={typeOf('v0', older)} newer={typeOf('v1', newer)} />, { wrapper: Themed });
}

test('tells every difference in words', () => {
  setUp(
    { required: ['a'], properties: { a: { type: 'string' }, b: { type: 'integer' }, gone: { type: 'boolean' } } },
    { required: ['b'], properties: { a: { type: 'string' }, b: { type: 'number' }, since: { format: 'date-time' } } },
  );
  const rows = within(screen.getByRole('table', { name: 'Differences in the schema from v0 to v1' })).getAllByRole(
    'row',
  );
  expect(rows.map((row) => row.textContent)).toEqual([
    'FieldChange',
    'a○No longer required',
    'b≠Changedv0: whole numberv1: number',
    'b!Newly required',
    'since+Addedv1: date and time',
    'gone−Removedv0: true or false',
  ]);
  expect(within(rows[1] ?? document.body).getByRole('rowheader', { name: 'a' })).toBeVisible();
});

test('says that nothing differs', () => {
  setUp(
    { properties: { a: { type: 'string' } } },
    { properties: { a: { type: ['string'], description: 'New words.' } } },
  );
  expect(screen.getByText('No differences in the schema.')).toBeVisible();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('says which version has no schema', () => {
  setUp(undefined, { properties: {} });
  expect(screen.getByText('The catalogue has no schema for v0, so there is nothing to compare.')).toBeVisible();
});

test('says that a schema was not compared as a whole', () => {
  setUp({}, { properties: Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`f${at}`, {}] as const)) });
  expect(screen.getByRole('button', { name: 'Show 100 more of 2,000 differences' })).toBeVisible();
  expect(screen.getByText(/The rest was not compared\.$/)).toBeVisible();
});
