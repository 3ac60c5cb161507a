import type * as z from 'zod/mini';

type PreferenceArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What a preference needs of the browser; tests bring their own. */
export interface PreferenceSeams {
  readonly storage: PreferenceArea | undefined;
  readonly events: EventTarget;
}

/** Something that this browser remembers for one person across visits: a convenience that may be missing. */
export interface Preference<Value> {
  /** Undefined where nothing is stored that can be read. The same object as long as nothing has changed. */
  readonly get: () => Value | undefined;
  /** False when the browser did not take it, because it forbids storage or has no room. */
  readonly set: (value: Value) => boolean;
  readonly remove: () => void;
  /** Calls back after a change in this tab or another. */
  readonly subscribe: (listener: () => void) => () => void;
}

const prefix = 'vcc-console.preference.';
/** The browser tells the other tabs only, so this tab's readers are told by us. */
const changedHere = 'vcc-console.preference-changed';

/** Reading the property itself throws where the browser forbids storage. */
function browserStorage(): PreferenceArea | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function browserPreferenceSeams(): PreferenceSeams {
  return { storage: browserStorage(), events: window };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The only place beside the session's that touches browser storage; no token, secret or payload belongs here (ADR
 * 0003). `owner` keeps persons and regions apart (`useOwner`). What is read is checked: a text that does not fit counts
 * as absent and stays until it is written over, because a newer console may have put it there.
 */
export function openPreference<Schema extends z.ZodMiniType>(
  name: string,
  owner: string,
  schema: Schema,
  { storage, events } = browserPreferenceSeams(),
): Preference<z.output<Schema>> {
  const key = `${prefix}${name} ${owner}`;
  let known: { readonly text: string | null; readonly value: z.output<Schema> | undefined } = {
    text: null,
    value: undefined,
  };
  const readText = (): string | null => {
    try {
      return storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  };
  return {
    get() {
      const text = readText();
      if (text !== known.text) {
        known = { text, value: text === null ? undefined : schema.safeParse(readJson(text)).data };
      }
      return known.value;
    },
    set(value) {
      try {
        storage?.setItem(key, JSON.stringify(value));
      } catch {
        return false;
      }
      events.dispatchEvent(new Event(changedHere));
      return storage !== undefined;
    },
    remove() {
      try {
        storage?.removeItem(key);
      } catch {
        return;
      }
      events.dispatchEvent(new Event(changedHere));
    },
    subscribe(listener) {
      events.addEventListener('storage', listener);
      events.addEventListener(changedHere, listener);
      return () => {
        events.removeEventListener('storage', listener);
        events.removeEventListener(changedHere, listener);
      };
    },
  };
}

/** The names, of those that begin so, under which this browser remembers something for the owner. */
export function findPreferences(
  start: string,
  owner: string,
  { storage } = browserPreferenceSeams(),
): readonly string[] {
  try {
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
    return keys
      .filter((key) => key.startsWith(prefix + start) && key.endsWith(` ${owner}`))
      .map((key) => key.slice(prefix.length, -owner.length - 1));
  } catch {
    return [];
  }
}
