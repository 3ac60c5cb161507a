import type { HttpBindings } from '@hono/node-server';
import type { Account } from '../accounts.ts';
import type { Region } from '../regions.ts';

/** What the API's middleware knows about a request. */
export interface ApiEnv {
  Bindings: HttpBindings;
  Variables: {
    /** The region whose origin was addressed; undefined: any. */
    region: Region | undefined;
    /** The account the request claims to be of, by token or client id, before anything is checked. */
    account: Account | undefined;
    /** There is no answer: a fault has cut the connection, or nobody is there any more to read it. */
    isUnanswered: boolean;
    /** What a fault keeps from pages of other origins. */
    hidden: 'answer' | 'headers' | undefined;
  };
}
