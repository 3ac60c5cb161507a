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
  /** Somebody uses a tab: none of them is idle. */
  z.object({ type: z.literal('active') }),
  /** `spent` names, by its end, a token that is refused or runs out: who can shall get a new one first. */
  z.object({ type: z.literal('ask'), from: z.string(), spent: z.optional(z.number()) }),
  /** The answer takes as long as a refresh. */
  z.object({ type: z.literal('wait'), to: z.string() }),
  z.object({ type: z.literal('offer'), to: z.string(), record: sessionRecordSchema }),
  /** The refresh has failed. */
  z.object({ type: z.literal('nothing'), to: z.string() }),
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
  /** Begins to get a new token in place of the one that ends then; undefined when this tab cannot. */
  readonly renew: (spent: number) => Promise<void> | undefined;
  readonly onSignedOut: () => void;
  readonly onRenewed: () => void;
  readonly onActive: () => void;
}

export interface Question {
  readonly accepts: (record: SessionRecord) => boolean;
  readonly waitMs: number;
  readonly spent?: number;
  /** Another tab has begun to get a new token. */
  readonly onPromise?: () => void;
}

interface OpenQuestion extends Pick<Question, 'accepts' | 'onPromise'> {
  readonly finish: (record?: SessionRecord) => void;
}

/**
 * Tabs talking about the session. With `sharesTokens` false (`"tokenStorage": "memory"`) only the sign-out and that
 * somebody is there travel.
 */
export class SessionChannel {
  readonly #port: ChannelPort | undefined;
  readonly #sharesTokens: boolean;
  readonly #handlers: SessionChannelHandlers;
  readonly #questions = new Map<string, OpenQuestion>();

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
    this.#post({ type: 'signed-out' });
  }

  announceActive(): void {
    this.#post({ type: 'active' });
  }

  announceRenewed(): void {
    if (this.isShared) this.#post({ type: 'renewed' });
  }

  /** Asks the other tabs and waits a while for the first session that `accepts` takes. */
  async ask({ accepts, waitMs, spent, onPromise }: Question): Promise<SessionRecord | undefined> {
    if (!this.isShared) return undefined;
    const from = crypto.randomUUID();
    return new Promise((resolve) => {
      const finish = (record?: SessionRecord) => {
        clearTimeout(timer);
        this.#questions.delete(from);
        resolve(record);
      };
      const timer = setTimeout(finish, waitMs);
      this.#questions.set(from, { accepts, finish, ...(onPromise === undefined ? {} : { onPromise }) });
      this.#post({ type: 'ask', from, ...(spent === undefined ? {} : { spent }) });
    });
  }

  #post(message: Message): void {
    this.#port?.postMessage(message);
  }

  #receive(message: Message): void {
    if (message.type === 'signed-out') return this.#handlers.onSignedOut();
    if (message.type === 'active') return this.#handlers.onActive();
    if (!this.#sharesTokens) return undefined;
    if (message.type === 'renewed') return this.#handlers.onRenewed();
    if (message.type === 'ask') return void this.#answer(message.from, message.spent);
    const question = this.#questions.get(message.to);
    if (message.type === 'wait') return question?.onPromise?.();
    if (message.type === 'nothing') return question?.finish();
    return question?.accepts(message.record) === true ? question.finish(message.record) : undefined;
  }

  async #answer(to: string, spent: number | undefined): Promise<void> {
    const renewal = spent === undefined ? undefined : this.#handlers.renew(spent);
    if (renewal === undefined) return this.#offer(to);
    this.#post({ type: 'wait', to });
    await renewal;
    this.#offer(to);
    // An offer of the old token is not taken, and this ends the waiting for another.
    return this.#post({ type: 'nothing', to });
  }

  #offer(to: string): void {
    const record = this.#handlers.offer();
    if (record !== undefined) this.#post({ type: 'offer', to, record });
  }
}
