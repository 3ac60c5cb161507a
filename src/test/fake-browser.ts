import type { LockSeam } from '../lib/tab-lock.ts';
import type { BrowserSeams } from '../session/browser-seams.ts';
import type { ChannelPort } from '../session/session-channel.ts';
import type { StorageArea } from '../session/session-storage.ts';

/** The locks of one origin: one holder for each name, the others wait in line. */
class FakeLocks implements LockSeam {
  readonly #held = new Set<string>();
  readonly #waiting: { readonly name: string; readonly run: () => void }[] = [];

  request<T>(name: string, callback: LockGrantedCallback<T>): Promise<Awaited<T>>;
  request<T>(name: string, options: LockOptions, callback: LockGrantedCallback<T>): Promise<Awaited<T>>;
  async request<T>(
    name: string,
    optionsOrCallback: LockOptions | LockGrantedCallback<T>,
    lastCallback?: LockGrantedCallback<T>,
  ): Promise<Awaited<T>> {
    const options = typeof optionsOrCallback === 'function' ? {} : optionsOrCallback;
    const callback = typeof optionsOrCallback === 'function' ? optionsOrCallback : lastCallback;
    if (callback === undefined) throw new TypeError('A lock needs a callback');
    if (this.#held.has(name) && options.ifAvailable === true) return await callback(null);
    if (this.#held.has(name)) await this.#waitFor(name, options.signal);
    this.#held.add(name);
    try {
      return await callback({ name, mode: 'exclusive' });
    } finally {
      this.#held.delete(name);
      const index = this.#waiting.findIndex((waiting) => waiting.name === name);
      if (index >= 0) this.#waiting.splice(index, 1)[0]?.run();
    }
  }

  async query(): Promise<LockManagerSnapshot> {
    return { held: [...this.#held].map((name) => ({ name })), pending: [] };
  }

  #waitFor(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = { name, run: resolve };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });
  }
}

/** A browser with several tabs of one origin, for tests of the session: own storage each, channel and locks for all. */
export class FakeBrowser {
  readonly #locks = new FakeLocks();
  readonly #ports = new Set<FakePort>();
  /** What all tabs share: a test may forbid it, or look into it. */
  shared: FakeStorage | undefined = new FakeStorage();
  /** Everything that tabs have said to each other. */
  readonly messages: unknown[] = [];

  openTab(address: string, storage: FakeStorage | undefined = new FakeStorage()): FakeTab {
    const port = new FakePort((message, sender) => {
      this.messages.push(message);
      for (const other of this.#ports) if (other !== sender) other.receive(message);
    });
    this.#ports.add(port);
    return new FakeTab(address, { storage, shared: this.shared, port, locks: this.#locks });
  }
}

interface FakeTabParts {
  readonly storage: FakeStorage | undefined;
  readonly shared: FakeStorage | undefined;
  readonly port: FakePort;
  readonly locks: FakeLocks;
}

export class FakeTab {
  readonly storage: FakeStorage | undefined;
  readonly shared: FakeStorage | undefined;
  readonly port: FakePort;
  /** False for a browser without locks. */
  hasLocks = true;
  /** Pages this tab has left for. */
  readonly departures: URL[] = [];
  /** How many departures it has taken back. */
  stays = 0;
  /** What its address was rewritten to. */
  readonly rewrites: string[] = [];
  readonly #address: string;
  readonly #locks: FakeLocks;
  readonly #onActivity: (() => void)[] = [];
  readonly #onWake: ((fromCache: boolean) => void)[] = [];

  constructor(address: string, { storage, shared, port, locks }: FakeTabParts) {
    this.storage = storage;
    this.shared = shared;
    this.port = port;
    this.#address = address;
    this.#locks = locks;
  }

  /** Somebody presses a key here, or the pointer. */
  touch(): void {
    this.#onActivity.forEach((listener) => listener());
  }

  /** Somebody looks at the page again. */
  wake(fromCache = false): void {
    this.#onWake.forEach((listener) => listener(fromCache));
  }

  get seams(): BrowserSeams {
    return {
      storage: this.storage,
      shared: this.shared,
      channel: this.port,
      locks: this.hasLocks ? this.#locks : undefined,
      address: () => new URL(this.#address),
      navigate: (url) => void this.departures.push(url),
      stay: () => {
        this.stays += 1;
      },
      replaceAddress: (path) => void this.rewrites.push(path),
      onActivity: (listener) => void this.#onActivity.push(listener),
      onWake: (listener) => void this.#onWake.push(listener),
    };
  }
}

export class FakeStorage implements StorageArea {
  readonly entries = new Map<string, string>();

  get length(): number {
    return this.entries.size;
  }

  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }

  removeItem(key: string): void {
    this.entries.delete(key);
  }

  /** All that anybody could read out of it. */
  get text(): string {
    return JSON.stringify([...this.entries]);
  }
}

/** A browser that forbids storage for this site. */
export class ForbiddenStorage extends FakeStorage {
  override get length(): number {
    throw new DOMException('Forbidden', 'SecurityError');
  }

  override getItem(): string | null {
    throw new DOMException('Forbidden', 'SecurityError');
  }

  override setItem(): void {
    throw new DOMException('Forbidden', 'SecurityError');
  }

  override removeItem(): void {
    throw new DOMException('Forbidden', 'SecurityError');
  }
}

class FakePort implements ChannelPort {
  readonly #listeners: ((event: MessageEvent) => void)[] = [];
  readonly #send: (message: unknown, sender: FakePort) => void;

  constructor(send: (message: unknown, sender: FakePort) => void) {
    this.#send = send;
  }

  /** A sleeping tab misses what is said meanwhile. */
  isDeaf = false;
  /** A tab that is busy drawing hears everything this much later. */
  busyMs = 0;

  postMessage(message: unknown): void {
    this.say(message);
  }

  say(message: unknown): void {
    this.#send(structuredClone(message), this);
  }

  /** As in a browser: later, and a copy. */
  receive(message: unknown): void {
    if (this.isDeaf) return;
    const deliver = () =>
      this.#listeners.forEach((listener) => listener(new MessageEvent('message', { data: message })));
    if (this.busyMs > 0) setTimeout(deliver, this.busyMs);
    else queueMicrotask(deliver);
  }

  addEventListener(_type: 'message', listener: (event: MessageEvent) => void): void {
    this.#listeners.push(listener);
  }
}
