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

test('tells the listeners of the key that changed, after the change, and no others', () => {
  const store = createKeyedStore<number>();
  const seen: unknown[] = [];
  const ofB = listener();
  store.subscribe('a', () => seen.push(store.get('a')));
  store.subscribe('b', ofB);
  store.set('a', 1);
  store.set('a', undefined);
  expect(seen).toEqual([1, undefined]);
  expect(ofB).not.toHaveBeenCalled();
});

test('clearing takes everything out and tells those whose value went', () => {
  const store = createKeyedStore<number>();
  const [ofA, ofB] = [listener(), listener()];
  store.set('a', 1);
  store.subscribe('a', ofA);
  store.subscribe('b', ofB);
  store.clear();
  expect(store.get('a')).toBeUndefined();
  expect(ofA).toHaveBeenCalledOnce();
  expect(ofB).not.toHaveBeenCalled();
});

test('a listener that left hears nothing, and one may leave while it is told', () => {
  const store = createKeyedStore<number>();
  const staying = listener();
  const leave = store.subscribe('a', () => leave());
  store.subscribe('a', staying);
  store.set('a', 1);
  store.set('a', 2);
  expect(staying).toHaveBeenCalledTimes(2);
});

test('leaving twice takes nobody else away', () => {
  // The second call found its own set empty and threw away the set that had taken its place.
  const store = createKeyedStore<number>();
  const leave = store.subscribe('a', listener());
  leave();
  const later = listener();
  store.subscribe('a', later);
  leave();
  store.set('a', 1);
  expect(later).toHaveBeenCalledOnce();
});
