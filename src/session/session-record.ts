import * as z from 'zod/mini';
import type { Region } from '../domain/region.ts';
import type { SessionFacts } from './session-state.ts';

/** A bearer token is sent in a header: RFC 6750 section 2.1 allows these characters; the length guard is ASVS 4.2.5. */
export const accessTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9\-._~+/]+=*$/), z.maxLength(16_384));

const shortText = z.string().check(z.minLength(1), z.maxLength(1_024));

/**
 * The part of a session that this tab's storage keeps and that another tab may take over (design section 5).
 * Refresh token and ID token are not in it: they never leave this tab's memory.
 */
export const sessionRecordSchema = z.object({
  accessToken: accessTokenSchema,
  /** Epoch ms. */
  expiresAt: z.number(),
  /** Epoch ms of the user's own sign-in, which no refresh changes: from here a longest time is counted. */
  signedInAt: z.number(),
  regionId: shortText,
  method: z.enum(['credentials', 'openid']),
  identity: z.object({ id: shortText, label: shortText }),
  canWrite: z.boolean(),
});

export type SessionRecord = Readonly<z.infer<typeof sessionRecordSchema>>;

/** What a record tells the user interface; undefined when its region is not configured or its time is over. */
export function toFacts(record: SessionRecord, regions: readonly Region[]): SessionFacts | undefined {
  const region = regions.find(({ id }) => id === record.regionId);
  if (region === undefined || record.expiresAt <= Date.now()) return undefined;
  const { method, identity, canWrite, expiresAt } = record;
  return { region, method, identity, canWrite, expiresAt };
}
