import { describe, expect, test } from 'vitest';
import { describeDifference, findNews, withoutNewsOf } from './list-news.ts';
import type { Subscription } from './subscription.ts';

const named = (name: string, fields: Partial<Subscription> = {}): Subscription => ({
  subscriptionId: `id-${name}`,
  name,
  url: 'https://a.example/',
  events: ['agent.*'],
  enabled: true,
  ...fields,
});

const [crm, wall, archive] = [named('CRM'), named('Wallboard'), named('Archive')];
const crmOff = { ...crm, enabled: false };

describe('news of the list', () => {
  test('are what changed, came and went', () => {
    expect(findNews(undefined, [crm, wall], [crmOff, archive])).toEqual({
      changed: new Map([[crm.subscriptionId, crm]]),
      added: new Set([archive.subscriptionId]),
      vanished: [wall],
    });
  });

  test('are none where nothing differs, in whatever order it comes', () => {
    expect(findNews(undefined, [crm, wall], [crm, wall])).toBeUndefined();
    expect(findNews(undefined, [crm, wall], [wall, crm])).toBeUndefined();
  });

  test('stay until they are looked at, and tell what was there at the last look', () => {
    const first = findNews(undefined, [crm, wall], [crmOff, wall, archive]);
    const renamed = { ...crmOff, name: 'CRM 2' };
    expect(findNews(first, [crmOff, wall, archive], [crmOff, wall, archive])).toBe(first);
    expect(findNews(first, [crmOff, wall, archive], [renamed, archive])).toEqual({
      changed: new Map([[crm.subscriptionId, crm]]),
      added: new Set([archive.subscriptionId]),
      vanished: [wall],
    });
  });

  test('end where all is again as it was', () => {
    const gone = findNews(undefined, [crm, wall], [crmOff]);
    expect(findNews(gone, [crmOff], [crm, wall])).toBeUndefined();
    const come = findNews(undefined, [crm], [crm, wall]);
    expect(findNews(come, [crm, wall], [crm])).toBeUndefined();
  });

  test('do not take one of two rows with the same id for a change of the other', () => {
    const twin = { ...crm, name: 'Twin' };
    expect(findNews(undefined, [crm, twin], [{ ...crm }, twin])).toBeUndefined();
  });

  test('are no longer news of what the person changed themselves', () => {
    const news = findNews(undefined, [crm, wall], [crmOff, archive]);
    const own = new Set([crm.subscriptionId, archive.subscriptionId]);
    expect(news && withoutNewsOf(news, own)).toEqual({ changed: new Map(), added: new Set(), vanished: [wall] });
    expect(news && withoutNewsOf(news, new Set([wall.subscriptionId])).vanished).toEqual([]);
    expect(news && withoutNewsOf(news, new Set(['id-of-none']))).toBe(news);
  });
});

test('a difference is told by its fields', () => {
  expect(describeDifference(crm, crmOff)).toBe('switched off');
  expect(describeDifference(crmOff, { ...crm, name: 'X', url: 'https://b.example/', events: [] })).toBe(
    'switched on, name, URL, events',
  );
});
