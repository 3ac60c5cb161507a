import * as z from 'zod/mini';
import { sessionRecordSchema, type SessionRecord } from './session-record.ts';

const NAME = 'vcc-console.session';

/**
 * What tabs of this origin tell each other. A token is only ever in an `offer`, the answer to a tab that asked;
 * that a new one exists is announced without it.
 */
const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('signed-out') }),
  z.object({ type: z.literal('renewed') }),
  z.object({ type: z.literal('ask'), from: z.string() }),
  z.object({ type: z.literal('offer'), to: z.string(), record: sessionRecordSchema }),
]);

type Message = z.infer<typeof messageSchema>;

/** The part of a BroadcastChannel that is used. */
export interface ChannelPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** A channel to the other tabs, or undefined where the browser has none. */
export function openTabChannel(): ChannelPort | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME);
}

export interface SessionChannelHandlers {
  /** This tab's session, if it has a live one to share. */
  readonly offer: () => SessionRecord | undefined;
  readonly onSignedOut: () => void;
  readonly onRenewed: () => void;
}

/**
 * Tabs talking about the session. With `sharesTokens` false (`"tokenStorage": "memory"`) only the sign-out travels.
 */
export class SessionChannel {
  readonly #port: ChannelPort | undefined;
  readonly #sharesTokens: boolean;
  readonly #handlers: SessionChannelHandlers;
  readonly #questions = new Map<string, (record: SessionRecord) => void>();

  constructor(port: ChannelPort | undefined, sharesTokens: boolean, handlers: SessionChannelHandlers) {
    this.#port = port;
    this.#sharesTokens = sharesTokens;
    this.#handlers = handlers;
    port?.addEventListener('message', ({ data }) => {
      const message = messageSchema.safeParse(data);
      if (message.success) this.#receive(message.data);
    });
  }

  /** True when another tab's session can reach this one. */
  get isShared(): boolean {
    return this.#sharesTokens && this.#port !== undefined;
  }

  announceSignedOut(): void {
    this.#port?.postMessage({ type: 'signed-out' } satisfies Message);
  }

  announceRenewed(): void {
    if (this.isShared) this.#port?.postMessage({ type: 'renewed' } satisfies Message);
  }

  /** Asks the other tabs and waits a moment for the first session that `accepts` takes. */
  async ask(accepts: (record: SessionRecord) => boolean, waitMs: number): Promise<SessionRecord | undefined> {
    if (!this.isShared) return undefined;
    const from = crypto.randomUUID();
    return new Promise((resolve) => {
      const finish = (record?: SessionRecord) => {
        clearTimeout(timer);
        this.#questions.delete(from);
        resolve(record);
      };
      const timer = setTimeout(finish, waitMs);
      this.#questions.set(from, (record) => {
        if (accepts(record)) finish(record);
      });
      this.#port?.postMessage({ type: 'ask', from } satisfies Message);
    });
  }

  #receive(message: Message): void {
    if (message.type === 'signed-out') return this.#handlers.onSignedOut();
    if (!this.#sharesTokens) return undefined;
    if (message.type === 'renewed') return this.#handlers.onRenewed();
    if (message.type === 'offer') return this.#questions.get(message.to)?.(message.record);
    const record = this.#handlers.offer();
    if (record !== undefined) {
      this.#port?.postMessage({ type: 'offer', to: message.from, record } satisfies Message);
    }
  }
}
