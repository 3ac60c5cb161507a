import { expect, test, vi } from 'vitest';
import { createKeyedStore } from './keyed-store.ts';

const listener = () => vi.fn<() => void>();

test('holds values by key, and undefined takes one out', () => {
  const store = createKeyedStore<number>();
  store.set('a', 0);
  store.set('b', 2);
  expect([store.get('a'), store.get('b'), store.get('c')]).toEqual([0, 2, undefined]);
  store.set('a', undefined);
  expect([store.get('a'), store.get('b')]).toEqual([undefined, 2]);
});

test('tells of each change after it, with another version', () => {
  const store = createKeyedStore<number>();
  const seen: unknown[] = [];
  store.subscribe(() => seen.push([store.get('a'), store.version()]));
  const before = store.version();
  store.set('a', 1);
  store.set('b', 2);
  store.set('a', undefined);
  expect(seen).toEqual([
    [1, before + 1],
    [1, before + 2],
    [undefined, before + 3],
  ]);
});

test('clearing takes everything out and tells so once, and nothing when there was nothing', () => {
  const store = createKeyedStore<number>();
  const heard = listener();
  store.set('a', 1);
  store.set('b', 1);
  store.subscribe(heard);
  store.clear();
  store.clear();
  expect([store.get('a'), store.get('b')]).toEqual([undefined, undefined]);
  expect(heard).toHaveBeenCalledOnce();
});

test('a listener that left hears nothing, and one may leave while it is told', () => {
  const store = createKeyedStore<number>();
  const staying = listener();
  const leaving = vi.fn<() => void>(() => leave());
  const leave = store.subscribe(leaving);
  store.subscribe(staying);
  store.set('a', 1);
  store.set('a', 2);
  expect(leaving).toHaveBeenCalledOnce();
  expect(staying).toHaveBeenCalledTimes(2);
});
