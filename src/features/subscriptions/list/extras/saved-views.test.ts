import { describe, expect, test } from 'vitest';
import { isSameSearch, readViews, renameView, saveView, writeViews } from './saved-views.ts';

const night = {
  name: 'Night',
  search: { q: 'a b&c', host: 'a.example,b.example', sort: 'url', columns: 'name' },
} as const;
const day = { name: 'Day', search: { status: 'enabled', order: 'desc' } } as const;

describe('saved views', () => {
  test('come back as they were stored', () => {
    const [first, second] = readViews(writeViews([night, day]));
    expect(first).toMatchObject(night);
    expect(second).toMatchObject(day);
    expect(first && isSameSearch(first.search, night.search)).toBe(true);
  });

  test('that hold garbage are views of what can be read in them', () => {
    const [view] = readViews([{ name: 'X', search: 'sort=secret&q=crm&%%%' }]);
    expect(view && isSameSearch(view.search, { q: 'crm' })).toBe(true);
  });

  test('take the place of the one of their name', () => {
    const other = { name: 'Night', search: { q: 'x' } };
    expect(saveView([night, day], other)).toEqual([other, day]);
    expect(saveView([night], day)).toEqual([night, day]);
  });

  test('are renamed in their place, and over one that has the name', () => {
    expect(renameView([night, day], 'Day', 'Late')).toEqual([night, { ...day, name: 'Late' }]);
    expect(renameView([night, day], 'Day', 'Night')).toEqual([{ ...day, name: 'Night' }]);
    expect(renameView([night, day], 'Day', 'Day')).toEqual([night, day]);
  });

  test('are the same whatever the order of their members', () => {
    expect(isSameSearch({ q: 'a', sort: 'url' }, { sort: 'url', q: 'a', order: undefined })).toBe(true);
    expect(isSameSearch({ q: 'a' }, { q: 'b' })).toBe(false);
  });
});
