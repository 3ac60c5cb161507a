import { beforeEach, expect, test, vi } from 'vitest';
import { isTask, planBulk } from '../../../domain/bulk/plan-bulk.ts';
import type { BulkJob } from './bulk-job.ts';
import { openJournal, openLeftBehind } from './bulk-journal.ts';

const area = new Map<string, string>();
beforeEach(() => {
  area.clear();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('localStorage', {
    get length() {
      return area.size;
    },
    key: (index: number) => [...area.keys()][index] ?? null,
    getItem: (key: string) => area.get(key) ?? null,
    setItem: (key: string, value: string) => void area.set(key, value),
    removeItem: (key: string) => void area.delete(key),
  });
});

function job(id: string, ...names: readonly string[]): BulkJob {
  const rows = names.map((name) => ({ subscriptionId: `id-${name}`, name, url: '', events: ['*'], enabled: true }));
  return { id, title: 'Disable', tasks: planBulk({ kind: 'disable' }, rows).filter(isTask) };
}

test('each job has its own place: a new one writes over nothing that another one left unread', () => {
  const first = openJournal('ann', 'one');
  first.begin(job('one', 'A', 'B'), 1_000);
  first.write(['done', 'sent']);
  const second = openJournal('ann', 'two');
  second.begin(job('two', 'C'), 2_000);
  second.write(['failed']);
  const left = openLeftBehind('ann');
  expect(left.jobIds().toSorted()).toEqual(['one', 'two']);
  expect(left.read('one')).toMatchObject({
    title: 'Disable',
    startedAt: 1_000,
    tasks: [
      { subscriptionId: 'id-A', name: 'A', outcome: 'done' },
      { subscriptionId: 'id-B', name: 'B', outcome: 'sent' },
    ],
  });
  expect(left.read('two')?.tasks).toMatchObject([{ name: 'C', outcome: 'failed' }]);
  left.dismiss('one');
  expect(left.jobIds()).toEqual(['two']);
  second.clear();
  expect(area.size).toBe(0);
});

test('what somebody else left is not told', () => {
  openJournal('bob', 'one').begin(job('one', 'A'), 1_000);
  expect(openLeftBehind('ann').jobIds()).toEqual([]);
  expect(openLeftBehind('ann').read('one')).toBeUndefined();
});
