/**
 * Values by key. Listeners hear of every key: a table asks for the few rows it shows, which is cheaper than a listener
 * for each row that is scrolled by.
 */
export interface KeyedStore<Value> {
  readonly get: (key: string) => Value | undefined;
  /** `undefined` takes the key out. */
  readonly set: (key: string, value: Value | undefined) => void;
  readonly clear: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Another number after each change. */
  readonly version: () => number;
}

export function createKeyedStore<Value>(): KeyedStore<Value> {
  const values = new Map<string, Value>();
  const listeners = new Set<() => void>();
  let version = 0;
  const notify = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  return {
    get: (key) => values.get(key),
    set(key, value) {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      notify();
    },
    clear() {
      if (values.size === 0) return;
      values.clear();
      notify();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
