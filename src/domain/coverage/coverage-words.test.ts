import { describe, expect, test } from 'vitest';
import { createEventCatalogue } from '../event-catalogue.ts';
import type { Subscription } from '../subscription.ts';
import { readCoverage } from './coverage.ts';
import { describeCell, describeEventType, describeRow, describeSubscription } from './coverage-words.ts';

const names = ['agent.in.v1', 'channel.held.v1', 'channel.parked.v1', 'channel.resumed.v1', 'channel.ended.v1'];
const catalogue = createEventCatalogue(names.map((name) => ({ name, description: '', jsonSchema: {} })));

function subscription(name: string, events: readonly string[], rest: Partial<Subscription> = {}): Subscription {
  return { subscriptionId: name, name, url: `https://${name}.example.com/`, events, enabled: true, ...rest };
}

/** Says things of the first of the subscriptions. */
function say(first: Subscription, ...others: readonly Subscription[]) {
  const coverage = readCoverage([first, ...others], catalogue);
  const column = (name: string) => coverage.columns.find((one) => one.name === name);
  return {
    cell: (name: string) => {
      const found = column(name);
      return found && describeCell(first, found, coverage);
    },
    type: (name: string) => {
      const found = column(name);
      return found && describeEventType(found);
    },
    subscription: () => describeSubscription(first, coverage),
    row: () => describeRow(first, coverage),
  };
}

describe('a cell', () => {
  test.each([
    [
      subscription('Wallboard', ['channel.*'], { enabled: false }),
      'Wallboard receives channel.held.v1 by channel.* (disabled)',
    ],
    [subscription('Wallboard', ['agent.*']), 'Wallboard does not receive channel.held.v1'],
    [subscription('W', ['*', 'channel.held.v1', '*']), 'W receives channel.held.v1 by * and channel.held.v1'],
    [
      subscription('W', ['*', 'channel.held.v1', 'c*', '*1', '*.v1']),
      'W receives channel.held.v1 by *, channel.held.v1, c* and 2 more',
    ],
    [subscription('a\u200bb', ['*']), 'a\\u{200b}b receives channel.held.v1 by *'],
    [subscription('W', [`*${'*'.repeat(100_000)}`]), `W receives channel.held.v1 by ${'*'.repeat(80)} …`],
  ])('is said in words', (first, words) => {
    expect(say(first).cell('channel.held.v1')).toBe(words);
  });

  test('says who sends it to the same URL as well', () => {
    const url = 'https://crm.example.com/';
    const first = subscription('CRM', ['*'], { url });
    const other = (name: string) => subscription(name, ['channel.held.v1'], { url });
    expect(say(first, other('A')).cell('channel.held.v1')).toBe(
      'CRM receives channel.held.v1 by *; A sends it to the same URL',
    );
    expect(say(first, ...['A', 'B', 'C', 'D'].map(other)).cell('channel.held.v1')).toBe(
      'CRM receives channel.held.v1 by *; A, B, C and others send it to the same URL',
    );
    expect(say(first, other('A')).cell('channel.ended.v1')).toBe('CRM receives channel.ended.v1 by *');
  });
});

test('the labels say the totals', () => {
  const first = subscription('W', ['channel.*'], { enabled: false });
  expect(say(first).subscription()).toBe('W receives 4 of 5 event types (disabled)');
  expect(say(first).type('channel.held.v1')).toBe(
    'No enabled subscription receives channel.held.v1, 1 disabled one selects it',
  );
  expect(say(first, subscription('A', ['*'])).type('channel.held.v1')).toBe(
    '1 enabled subscription receives channel.held.v1, 1 disabled one selects it',
  );
});

describe('a row of the table', () => {
  test.each([
    [['channel.*', 'agent.in.v1'], 'channel.* 4, by name 1', 'none'],
    [['channel.*'], 'channel.* 4', '1: agent.in.v1'],
    [
      ['agent.in.v1', 'gone', 'gone.*'],
      'by name 1, 2 entries select nothing today',
      '4: channel.ended.v1, channel.held.v1, channel.parked.v1 and 1 more',
    ],
    [['gone'], '1 entry selects nothing today', 'all'],
    [[], '', 'all'],
  ])('of %j', (events, by, missing) => {
    expect(say(subscription('W', events)).row()).toEqual({ by, missing });
  });
});
