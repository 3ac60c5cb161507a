import * as z from 'zod/mini';
import { accountMisbehaviours, commonMisbehaviours } from '../authorization-server/misbehaviour.ts';
import { faultAction } from '../faults/fault-actions.ts';
import { REGIONS } from '../regions.ts';

const count = z.int().check(z.gte(0), z.lte(1_000_000));
const countOrItems = z.union([count, z.array(z.unknown())], 'must be a number of rows to make up, or an array of rows');

/** `POST /accounts` */
export const createAccountBody = z.object({ region: z._default(z.enum(REGIONS), 'emea') });

/** `POST /accounts/{id}/seed` */
export const seedBody = z.object({ subscriptions: z.optional(countOrItems), eventTypes: z.optional(countOrItems) });

/** `POST /accounts/{id}/faults` */
export const faultBody = z.object({
  match: z.object({
    method: z._default(z.string(), '*'),
    path: z.string(),
    origin: z.optional(z.string()),
  }),
  action: faultAction,
  times: z._default(z.int().check(z.gte(1)), 1),
  after: z._default(z.int().check(z.gte(0)), 0),
  share: z._default(z.number().check(z.gt(0), z.lte(1)), 1),
  seed: z._default(z.int(), 1),
});

const few = z._default(z.int().check(z.gte(0), z.lte(100)), 0);

/**
 * `POST /accounts/{id}/events`: one event, sent `duplicates` times more than once, and only after `overtakenBy` later
 * events of the account have been sent (contract section 7: duplicates and reordering happen).
 */
export const eventBody = z.object({
  type: z.string().check(z.minLength(1)),
  data: z.exactOptional(z.record(z.string(), z.unknown())),
  duplicates: few,
  overtakenBy: few,
});

/** `POST /accounts/{id}/tokens`; a null ttl brings the usual lifetime back. */
export const tokensBody = z.union(
  [
    z.strictObject({ action: z.enum(['revoke', 'expire']) }),
    z.strictObject({ ttl: z.nullable(z.number().check(z.gte(0))) }),
  ],
  'must be {"action":"revoke"}, {"action":"expire"} or {"ttl": seconds}',
);

/** `POST /accounts/{id}/idp` */
export const idpBody = z.object({
  what: z.enum(accountMisbehaviours),
  times: z._default(z.int().check(z.gte(1)), 1),
});

/** `POST /idp` */
export const commonIdpBody = z.object({ what: z.enum(commonMisbehaviours) });
