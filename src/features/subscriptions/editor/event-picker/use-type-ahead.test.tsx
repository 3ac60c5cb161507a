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

test('letters typed quickly narrow one search, and a pause begins another', () => {
  const { result } = renderHook(() => useTypeAhead(rows, 0));
  expect(result.current('h', 0)).toBe(3);
  expect(result.current('i', 400)).toBe(4);
  expect(result.current('x', 800)).toBeUndefined();
  expect(result.current('c', 2_000)).toBe(2);
});
