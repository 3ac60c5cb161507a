import { describe, expect, test } from 'vitest';
import { createEventMatcher } from '../../../domain/event-pattern.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { findFilterOptions } from './extras/filter-options.ts';
import { createRowReader, filterRows } from './list-rows.ts';
import type { ListSearch } from './list-search.ts';
import { createMoreFilter } from './more-filters.ts';

const match = createEventMatcher(['agent.presence.v0', 'agent.presence.v1', 'channel.held.v0', 'channel.held.v1']);

const subscription = (name: string, url: string, ...events: string[]): Subscription => ({
  subscriptionId: `id-${name}`,
  name,
  url,
  events,
  enabled: true,
});

const rows = createRowReader()(
  [
    subscription('Agents', 'https://a.example/', 'agent.*'),
    subscription('Both', 'http://b.example:8080/', 'agent.presence.v0', 'channel.held.v1'),
    subscription('Old', 'https://a.example/', '*.v0'),
    subscription('Lost', 'ftp://c.example/', 'queue.full.v2', 'nothing.*'),
  ],
  match,
);

const names = (search: ListSearch, known = true) =>
  filterRows(rows, {}, undefined, createMoreFilter(search, known ? match : undefined)).map(
    ({ subscription: { name } }) => name,
  );

describe('further filters', () => {
  test.each<[ListSearch, readonly string[]]>([
    [{}, ['Agents', 'Both', 'Lost', 'Old']],
    [{ source: 'agent' }, ['Agents', 'Both', 'Old']],
    [{ source: 'agent,queue' }, ['Agents', 'Both', 'Lost', 'Old']],
    [{ version: 'v1' }, ['Agents', 'Both']],
    [{ source: 'channel', version: 'v0' }, ['Old']],
    [{ source: 'queue' }, ['Lost']],
    [{ host: 'a.example' }, ['Agents', 'Old']],
    [{ host: 'a.example,b.example:8080' }, ['Agents', 'Both', 'Old']],
    [{ host: 'b.example' }, []],
    [{ finding: 'http-url' }, ['Both']],
    [{ finding: 'error' }, ['Lost']],
    [{ finding: 'warning,error' }, ['Both', 'Lost']],
    [{ source: 'agent', host: 'a.example', finding: 'warning' }, []],
    [{ source: 'ghost' }, []],
  ])('%j leaves %j', (search, left) => {
    expect(names(search)).toEqual(left);
  });

  test('without the catalogue find what an entry spells out', () => {
    expect(names({ source: 'agent' }, false)).toEqual(['Both']);
  });
});

describe('what can be chosen', () => {
  const options = findFilterOptions(rows, match);
  const counted = (filter: keyof typeof options) => options[filter].map(({ label, count }) => [label, count]);

  test('is what these subscriptions have, with how many each choice leaves', () => {
    expect(counted('source')).toEqual([
      ['agent', 3],
      ['channel', 2],
      ['queue', 1],
    ]);
    expect(counted('version')).toEqual([
      ['v0', 3],
      ['v1', 2],
      ['v2', 1],
    ]);
    expect(counted('host')).toEqual([
      ['a.example', 2],
      ['b.example:8080', 1],
    ]);
    expect(counted('finding').slice(0, 2)).toEqual([
      ['Any problem', 1],
      ['Any warning', 2],
    ]);
  });

  test('leaves as many as it says', () => {
    for (const filter of ['source', 'version', 'host', 'finding'] as const) {
      for (const { value, count } of options[filter]) expect(names({ [filter]: value })).toHaveLength(count);
    }
  });
});
