import { describe, expect, test } from 'vitest';
import { createItems, findItems } from './palette-items.ts';

const subscription = (name: string, url = 'https://a.example/') => ({
  subscriptionId: `ID-${name}`,
  name,
  url,
  events: [],
  enabled: true,
});

const items = createItems(
  [
    { kind: 'Screen', label: 'Checks', run: () => undefined },
    { kind: 'Action', label: 'Create subscription', words: 'new add', run: () => undefined },
  ],
  [subscription('CRM Leeds'), subscription('Leeds wallboard', 'https://crm.example/'), subscription('Old CRM')],
  [{ name: 'agent.presencechanged.v1', description: 'Presence', jsonSchema: undefined }],
);
const labels = (text: string) => findItems(items, text).map(({ label }) => label);

describe('the palette', () => {
  test.each([
    ['crm', ['CRM Leeds', 'Old CRM', 'Leeds wallboard']],
    ['CRM leeds', ['CRM Leeds', 'Leeds wallboard']],
    ['id-old', ['Old CRM']],
    ['a.example', ['CRM Leeds', 'Old CRM']],
    ['presence', ['agent.presencechanged.v1']],
    ['add', ['Create subscription']],
    ['checks', ['Checks']],
    ['nobody', []],
  ])('finds for %j, what begins with it first: %j', (text, found) => {
    expect(labels(text)).toEqual(found);
  });

  test('shows everything while nothing is typed, screens and actions first', () => {
    expect(labels('  ')).toHaveLength(6);
    expect(labels('')[0]).toBe('Checks');
  });

  test('tells apart subscriptions that share name and id', () => {
    const twins = createItems([], [subscription('A'), subscription('A')], []);
    expect(new Set(twins.map(({ key }) => key)).size).toBe(2);
  });
});
