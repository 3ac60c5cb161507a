import { expect, test } from 'vitest';
import { describeReceivers, explainReceivers } from './receiver-words.ts';

test.each([
  [0, 0, 'Nobody', 'Nobody receives it.', 'Nobody would receive it.'],
  [1, 0, '1 enabled', '1 enabled subscription receives it.', '1 enabled subscription would receive it.'],
  [
    2_000,
    1,
    '2,000 enabled, 1 disabled',
    '2,000 enabled subscriptions receive it. 1 disabled subscription selects it and receives nothing now.',
    '2,000 enabled subscriptions would receive it. 1 disabled subscription selects it and receives nothing now.',
  ],
  [
    0,
    2,
    'Nobody now, 2 disabled',
    'Nobody receives it. 2 disabled subscriptions select it and receive nothing now.',
    'Nobody would receive it. 2 disabled subscriptions select it and receive nothing now.',
  ],
])('%i enabled and %i disabled receivers are told', (enabled, disabled, short, known, unknown) => {
  expect(describeReceivers({ enabled, disabled })).toBe(short);
  expect(explainReceivers({ enabled, disabled }, true)).toBe(known);
  expect(explainReceivers({ enabled, disabled }, false)).toBe(unknown);
});
