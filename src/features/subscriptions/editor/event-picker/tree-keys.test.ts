import { describe, expect, test } from 'vitest';
import { createEventCatalogue } from '../../../../domain/event-catalogue.ts';
import { readEventTree } from '../../../../domain/event-tree.ts';
import { findByTyping, readTreeKey } from './tree-keys.ts';

const catalogue = createEventCatalogue(
  ['agent.in.v1', 'agent.out.v1', 'channel.held.v0', 'channel.held.v1', 'heartbeat'].map((name) => ({
    name,
    description: '',
    jsonSchema: {},
  })),
);
/** agent, agent.in, .v1, agent.out, .v1, channel, channel.held, .v1, .v0, heartbeat, heartbeat */
const rows = readEventTree(catalogue, { search: '', toggledKeys: new Set() });
const folded = readEventTree(catalogue, { search: '', toggledKeys: new Set(['source:agent', 'source:channel']) });

describe('keys', () => {
  test.each([
    ['ArrowUp', 0, 0],
    ['ArrowDown', 10, 10],
    ['Home', 7, 0],
    ['End', 0, 10],
    ['PageDown', 3, 10],
    ['PageUp', 3, 0],
    ['ArrowRight', 5, 6],
    ['ArrowLeft', 8, 6],
    ['ArrowLeft', 10, 9],
  ])('%s on row %i goes to row %i', (key, from, to) => {
    expect(readTreeKey(key, rows, from)).toEqual({ type: 'move', index: to });
  });

  test('leave alone what leads nowhere', () => {
    expect(readTreeKey('ArrowRight', rows, 10)).toBeUndefined();
    expect(readTreeKey('ArrowLeft', folded, 0)).toBeUndefined();
    expect(readTreeKey('Tab', rows, 0)).toBeUndefined();
    expect(readTreeKey('Enter', [], 0)).toBeUndefined();
  });

  test('* unfolds the row and its siblings', () => {
    expect(readTreeKey('*', folded, 2)).toEqual({ type: 'expand', rows: [folded[0], folded[1]] });
  });
});

describe('typing', () => {
  test.each([
    ['h', 0, 6],
    ['h', 6, 9],
    ['he', 6, 6],
    ['hea', 6, 9],
    ['c', 0, 5],
    ['c', 5, 6],
    ['AGENT.O', 0, 3],
    ['v', 5, 7],
    ['a', 10, 0],
    ['zzz', 0, undefined],
  ])('%s from row %i leads to %s', (typed, from, to) => {
    expect(findByTyping(rows, from, typed)).toBe(to);
  });
});
