import { beforeEach, expect, test, vi } from 'vitest';
import { isTask, planBulk } from '../../../domain/bulk/plan-bulk.ts';
import type { BulkJob } from './bulk-job.ts';
import { openJournal, openLeftBehind } from './bulk-journal.ts';

const area = new Map<string, string>();
const nothing = 'nothing';
/** What has this in its key does not fit any more. */
let forbidden = nothing;
beforeEach(() => {
  forbidden = nothing;
  area.clear();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('localStorage', {
    get length() {
      return area.size;
    },
    key: (index: number) => [...area.keys()][index] ?? null,
    getItem: (key: string) => area.get(key) ?? null,
    setItem(key: string, value: string) {
      if (key.includes(forbidden)) throw new DOMException('No room', 'QuotaExceededError');
      area.set(key, value);
    },
    removeItem: (key: string) => void area.delete(key),
  });
});

function job(id: string, ...names: readonly string[]): BulkJob {
  const rows = names.map((name) => ({ subscriptionId: `id-${name}`, name, url: '', events: ['*'], enabled: true }));
  return { id, title: 'Disable', tasks: planBulk({ kind: 'disable' }, rows).filter(isTask) };
}

test('each job has its own place: a new one writes over nothing that another one left unread', () => {
  const first = openJournal('ann', 'one');
  first.begin(job('one', 'A', 'B'), 1_000, ['waiting', 'waiting']);
  first.write(['done', 'sent']);
  const second = openJournal('ann', 'two');
  second.begin(job('two', 'C'), 2_000, ['waiting']);
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
  openJournal('bob', 'one').begin(job('one', 'A'), 1_000, ['waiting']);
  expect(openLeftBehind('ann').jobIds()).toEqual([]);
  expect(openLeftBehind('ann').read('one')).toBeUndefined();
});

// Half a record was read as “not attempted”, though the requests had gone out.
test.each(['bulk-job.', 'bulk-outcomes.'])('a record whose part %s does not fit is not begun', (part) => {
  forbidden = part;
  expect(openJournal('ann', 'one').begin(job('one', 'A'), 1_000, ['waiting'])).toBe(false);
  expect(area.size).toBe(0);
});

test('a record that cannot be continued is removed, and that is told', () => {
  const journal = openJournal('ann', 'one');
  expect(journal.begin(job('one', 'A'), 1_000, ['waiting'])).toBe(true);
  expect(journal.write(['sent'])).toBe(true);
  forbidden = 'bulk-outcomes.';
  expect(journal.write(['done'])).toBe(false);
  expect(area.size).toBe(0);
});

test('what is missing of a record is not known, and what waits was not attempted', () => {
  openJournal('ann', 'one').begin(job('one', 'A', 'B'), 1_000, ['waiting']);
  expect(openLeftBehind('ann').read('one')?.tasks).toMatchObject([{ outcome: 'waiting' }, { outcome: 'unknown' }]);
  for (const key of area.keys()) if (key.includes('bulk-outcomes.')) area.delete(key);
  expect(openLeftBehind('ann').read('one')?.tasks).toMatchObject([{ outcome: 'unknown' }, { outcome: 'unknown' }]);
});
