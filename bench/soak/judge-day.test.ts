import { expect, test } from 'vitest';
import { judgeGrowth } from './judge-day.ts';

const first = { heapMegabytes: 100, nodes: 1_000, listeners: 200 };

const isHeapMet = (from: number, to: number) =>
  judgeGrowth({ ...first, heapMegabytes: from }, { ...first, heapMegabytes: to })[0]?.isMet;

test('a tab that stays as it was is within every limit', () => {
  expect(judgeGrowth(first, first).map(({ isMet }) => isMet)).toEqual([true, true, true]);
});

test('a heap may grow by a tenth, and by 8 MB, whichever is less', () => {
  expect([isHeapMet(100, 108), isHeapMet(100, 108.5), isHeapMet(20, 22), isHeapMet(20, 22.5)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('nodes and listeners may grow by a hundredth', () => {
  const after = { heapMegabytes: 100, nodes: 1_011, listeners: 202 };
  expect(judgeGrowth(first, after).map(({ isMet }) => isMet)).toEqual([true, false, true]);
});
