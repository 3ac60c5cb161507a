import { fc, test as property } from '@fast-check/vitest';
import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router';
import { describe, expect, test } from 'vitest';
import { longestAddressText } from '../../../lib/address-text.ts';
import { fitsAddress, type ListSearch, parseListSearch, readList, sortColumns, writeList } from './list-search.ts';

const runs = { seed: 6_001, numRuns: 500 };

/** What the address says after it was written and read again. */
const throughAddress = (search: ListSearch): ListSearch =>
  parseListSearch(defaultParseSearch(defaultStringifySearch({ ...search })));

describe('the address of the list', () => {
  test.each([
    ['', {}],
    ['?q=crm', { q: 'crm' }],
    ['?q=42', { q: '42' }],
    ['?q=true', { q: 'true' }],
    ['?q=007', { q: '007' }],
    ['?q=a%20b%2Bc', { q: 'a b+c' }],
    ['?status=disabled&sort=url&order=desc', { status: 'disabled', sort: 'url', order: 'desc' }],
    ['?status=DISABLED&sort=secret&order=asc', {}],
    ['?q=%5B1%5D&status=%7B%7D', {}],
    ['?q=null', {}],
    ['?__proto__=1&constructor=2&toString=3&page=9', {}],
    ['?status=enabled&status=disabled', {}],
    [`?q=${'x'.repeat(longestAddressText + 1)}`, { q: 'x'.repeat(longestAddressText) }],
    ['?event=agent.*', { event: 'agent.*' }],
    ['?event=%20agent.held.v1%0A', { event: 'agent.held.v1' }],
    ['?event=12', { event: '12' }],
    ['?event=%20', {}],
    ['?event=%5B%5D', {}],
    [`?event=${'x'.repeat(longestAddressText + 1)}`, { event: 'x'.repeat(longestAddressText) }],
    ['?source=agent%2Cchannel&version=v1', { source: 'agent,channel', version: 'v1' }],
    [
      '?host=a.example%3A8443&finding=http-url&columns=name%2Cid',
      { host: 'a.example:8443', finding: 'http-url', columns: 'name,id' },
    ],
    ['?source=&host=%5B%22a%22%5D', {}],
    [`?q=${'%E2%82%AC'.repeat(300)}`, { q: '€'.repeat(55) }],
  ])('%s is read as %j', (address, search) => {
    expect(parseListSearch(defaultParseSearch(address))).toEqual(search);
  });

  property.prop([fc.string({ unit: 'binary' })], runs)('may be any garbage', (text) => {
    const { q, status, sort, order } = parseListSearch(defaultParseSearch(`?${text}`));
    expect([undefined, 'enabled', 'disabled']).toContain(status);
    expect([undefined, ...sortColumns]).toContain(sort);
    expect([undefined, 'desc']).toContain(order);
    expect((q ?? '').length).toBeLessThanOrEqual(longestAddressText);
  });

  property.prop([fc.dictionary(fc.constantFrom('q', 'event', 'status', 'sort', 'order', 'x'), fc.anything())], runs)(
    'may hold any value',
    (search) => {
      const known = ['q', 'event', 'status', 'sort', 'order'];
      expect(Object.keys(parseListSearch(search)).every((key) => known.includes(key))).toBe(true);
    },
  );

  const search = fc.record(
    {
      q: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      event: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((event) => event === event.trim()),
      status: fc.constantFrom('enabled' as const, 'disabled' as const),
      sort: fc.constantFrom(...sortColumns),
      order: fc.constant('desc' as const),
    },
    { requiredKeys: [] },
  );

  property.prop([search], runs)('comes back as it was written', (written) => {
    expect(throughAddress(written)).toEqual(written);
  });

  test.each(['1e400', '0x10', '"quoted"', '{"a":1}', '[]', 'null', 'true', ' ', '#', '&q=2', '%', '%ZZ'])(
    'keeps a search for %j',
    (q) => {
      expect(throughAddress({ q })).toEqual({ q });
    },
  );

  const anyText = fc.string({ unit: 'binary', maxLength: 3_000 });
  property.prop(
    [
      fc.record({
        q: anyText,
        event: anyText,
        source: anyText,
        version: anyText,
        host: anyText,
        finding: anyText,
        columns: anyText,
      }),
    ],
    { seed: 6_004, numRuns: 100 },
  )('is never longer than 2 kB, whatever is asked for', (asked) => {
    const read = parseListSearch({ ...asked, status: 'disabled', sort: 'status', order: 'desc' });
    const address = `https://webhooks.example.com/subscriptions${defaultStringifySearch({ ...read })}`;
    expect(address.length).toBeLessThanOrEqual(2_048);
  });
});

test('a list in the address has each value once', () => {
  expect(readList('a,b,,a')).toEqual(['a', 'b']);
  expect(readList(undefined)).toEqual([]);
  expect(writeList([])).toBeUndefined();
  expect(fitsAddress('version', writeList(Array.from({ length: 40 }, (_, index) => `v${index}`)))).toBe(false);
});
