import { describe, expect, test } from 'vitest';
import { atLeast, atMost, exactly, isMet, summarise } from './figure.ts';

describe('a summary', () => {
  test.each([
    [[3, 1, 2], { median: 2, least: 1, most: 3, count: 3 }],
    [[10, 1, 2, 3], { median: 2.5, least: 1, most: 10, count: 4 }],
    [[7], { median: 7, least: 7, most: 7, count: 1 }],
  ])('of %j', (samples, summary) => {
    expect(summarise(samples)).toEqual(summary);
  });

  test('of nothing is none', () => {
    expect(summarise([])).toBeUndefined();
  });
});

test('a goal is judged by the median, its limit included', () => {
  const summary = { median: 50, least: 1, most: 90, count: 7 };
  expect(
    [atMost(50), atMost(49), atLeast(50), atLeast(51), exactly(50), exactly(51)].map((goal) => isMet(goal, summary)),
  ).toEqual([true, false, true, false, true, false]);
});
