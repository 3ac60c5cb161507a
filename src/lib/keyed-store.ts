/** Values by key, with listeners per key, so that a change renders one row and not the whole table. */
export interface KeyedStore<Value> {
  readonly get: (key: string) => Value | undefined;
  /** `undefined` takes the key out. */
  readonly set: (key: string, value: Value | undefined) => void;
  readonly clear: () => void;
  readonly subscribe: (key: string, listener: () => void) => () => void;
}

export function createKeyedStore<Value>(): KeyedStore<Value> {
  const values = new Map<string, Value>();
  const listeners = new Map<string, Set<() => void>>();
  const notify = (key: string): void => {
    for (const listener of listeners.get(key) ?? []) listener();
  };
  return {
    get: (key) => values.get(key),
    set(key, value) {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      notify(key);
    },
    clear() {
      const keys = [...values.keys()];
      values.clear();
      keys.forEach(notify);
    },
    subscribe(key, listener) {
      const own = listeners.get(key) ?? new Set();
      own.add(listener);
      listeners.set(key, own);
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(key) === own) listeners.delete(key);
      };
    },
  };
}
