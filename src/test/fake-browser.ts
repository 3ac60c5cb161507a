import type { BrowserSeams } from '../session/browser-seams.ts';
import type { ChannelPort } from '../session/session-channel.ts';
import type { StorageArea } from '../session/session-storage.ts';

/** A browser with several tabs of one origin, for tests of the session: own storage each, one channel for all. */
export class FakeBrowser {
  readonly #ports = new Set<FakePort>();
  /** Everything that tabs have said to each other. */
  readonly messages: unknown[] = [];

  openTab(address: string, storage: FakeStorage | undefined = new FakeStorage()): FakeTab {
    const port = new FakePort((message, sender) => {
      this.messages.push(message);
      for (const other of this.#ports) if (other !== sender) other.receive(message);
    });
    this.#ports.add(port);
    return new FakeTab(address, storage, port);
  }
}

export class FakeTab {
  readonly storage: FakeStorage | undefined;
  readonly port: FakePort;
  /** Pages this tab has left for. */
  readonly departures: URL[] = [];
  /** What its address was rewritten to. */
  readonly rewrites: string[] = [];
  readonly #address: string;

  constructor(address: string, storage: FakeStorage | undefined, port: FakePort) {
    this.storage = storage;
    this.port = port;
    this.#address = address;
  }

  get seams(): BrowserSeams {
    return {
      storage: this.storage,
      channel: this.port,
      address: () => new URL(this.#address),
      navigate: (url) => void this.departures.push(url),
      replaceAddress: (path) => void this.rewrites.push(path),
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
