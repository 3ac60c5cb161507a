import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { createOneAtATime } from './one-at-a-time.ts';

test('a task of another key does not wait', async () => {
  const run = createOneAtATime();
  let release: (() => void) | undefined;
  const slow = run('a', () => new Promise<void>((resolve) => (release = resolve)));
  expect(await run('b', () => Promise.resolve('done'))).toBe('done');
  release?.();
  await slow;
});

test('a failure reaches whoever asked, and the next task runs all the same', async () => {
  const run = createOneAtATime();
  const failing = run('a', () => Promise.reject(new Error('no')));
  const next = run('a', () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});

test('a task that throws at once fails like any other', async () => {
  const run = createOneAtATime();
  const failing = run('a', () => {
    throw new Error('at once');
  });
  await expect(failing).rejects.toThrow('at once');
  expect(await run('a', () => Promise.resolve('done'))).toBe('done');
});

const task = fc.record({ key: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() });

property.prop([fc.scheduler(), fc.array(task, { maxLength: 20 })], { seed: 5_001, numRuns: 200 })(
  'in any order of answers the tasks of one key begin in order and never overlap',
  async (scheduler, tasks) => {
    const run = createOneAtATime();
    const running = new Map<string, number>();
    const begun = new Map<string, number[]>([
      ['a', []],
      ['b', []],
      ['c', []],
    ]);
    const all = tasks.map(({ key, fails }, index) =>
      run(key, async () => {
        expect(running.get(key)).toBeUndefined();
        running.set(key, index);
        begun.get(key)?.push(index);
        await scheduler.schedule(Promise.resolve());
        running.delete(key);
        if (fails) throw new Error(String(index));
        return index;
      }),
    );
    const settled = Promise.allSettled(all);
    await scheduler.waitFor(settled);
    const results = await settled;
    for (const [key, indexes] of begun) {
      expect(indexes).toEqual(tasks.flatMap((asked, index) => (asked.key === key ? [index] : [])));
    }
    expect(results.map(({ status }) => status === 'rejected')).toEqual(tasks.map(({ fails }) => fails));
  },
);
