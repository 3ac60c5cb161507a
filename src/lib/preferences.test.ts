import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { FakeStorage, ForbiddenStorage } from '../test/fake-browser.ts';
import { openPreference, type PreferenceSeams } from './preferences.ts';

const schema = z.object({ columns: z.array(z.string()) });
const columns = { columns: ['name'] };

function browser(storage: FakeStorage | undefined = new FakeStorage()) {
  const events = new EventTarget();
  return { storage, events } satisfies PreferenceSeams;
}

const open = (seams: PreferenceSeams, owner = 'ann') => openPreference('list', owner, schema, seams);

describe('a preference', () => {
  test('is there on the next visit, for its owner alone', () => {
    const seams = browser();
    expect(open(seams).get()).toBeUndefined();
    expect(open(seams).set(columns)).toBe(true);
    expect(open(seams).get()).toEqual(columns);
    expect(open(seams, 'bob').get()).toBeUndefined();
    expect(openPreference('other', 'ann', schema, seams).get()).toBeUndefined();
  });

  test('is the same object until it changes, so that nothing renders without need', () => {
    const seams = browser();
    const preference = open(seams);
    preference.set(columns);
    const first = preference.get();
    expect(preference.get()).toBe(first);
    open(seams).set({ columns: ['name', 'url'] });
    expect(preference.get()).toEqual({ columns: ['name', 'url'] });
  });

  test.each(['', 'no JSON', 'null', '{"columns":1}', '[]'])(
    'that reads %j counts as absent and is left there',
    (text) => {
      const seams = browser();
      open(seams).set(columns);
      const [key = ''] = seams.storage.entries.keys();
      seams.storage.setItem(key, text);
      expect(open(seams).get()).toBeUndefined();
      expect(seams.storage.getItem(key)).toBe(text);
    },
  );

  test('tells its readers of a change in this tab and in another, until they go', () => {
    const seams = browser();
    const listener = vi.fn<() => void>();
    const leave = open(seams).subscribe(listener);
    open(seams).set(columns);
    expect(listener).toHaveBeenCalledTimes(1);
    seams.events.dispatchEvent(new Event('storage'));
    expect(listener).toHaveBeenCalledTimes(2);
    leave();
    open(seams).set(columns);
    seams.events.dispatchEvent(new Event('storage'));
    expect(listener).toHaveBeenCalledTimes(2);
  });
});

describe('a browser that', () => {
  test('forbids storage costs the preference and nothing else', () => {
    for (const seams of [browser(new ForbiddenStorage()), { storage: undefined, events: new EventTarget() }]) {
      expect(open(seams).set(columns)).toBe(false);
      expect(open(seams).get()).toBeUndefined();
    }
  });

  test('has no room keeps what was there, and says that the new was not taken', () => {
    const seams = browser();
    open(seams).set(columns);
    vi.spyOn(seams.storage, 'setItem').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    expect(open(seams).set({ columns: [] })).toBe(false);
    expect(open(seams).get()).toEqual(columns);
  });
});
