import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createEventCatalogue } from '../../../../domain/event-catalogue.ts';
import { readEventTree } from '../../../../domain/event-tree.ts';
import { useTypeAhead } from './use-type-ahead.ts';

const catalogue = createEventCatalogue(
  ['agent.in', 'channel.held', 'channel.hidden'].map((name) => ({ name, description: '', jsonSchema: {} })),
);
/** agent, agent.in, channel, channel.held, channel.hidden */
const rows = readEventTree(catalogue, { search: '', toggledKeys: new Set() });

function setUp() {
  let active = 0;
  const { result, rerender } = renderHook(() => useTypeAhead(rows, active));
  const moveTo = (index: number) => {
    active = index;
    rerender();
  };
  const type = (key: string, at: number) => {
    const found = result.current(key, at);
    moveTo(found ?? active);
    return found;
  };
  return { type, moveTo };
}

test('letters typed quickly narrow one search, and a pause begins another', () => {
  const { type } = setUp();
  expect(type('h', 0)).toBe(3);
  expect(type('i', 400)).toBe(4);
  expect(type('x', 800)).toBeUndefined();
  expect(type('c', 2_000)).toBe(2);
});

test('moving in between begins another, however quickly', () => {
  const { type, moveTo } = setUp();
  expect(type('h', 0)).toBe(3);
  moveTo(0);
  expect(type('i', 100)).toBe(1);
});
