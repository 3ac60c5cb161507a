import type { Adapter, AdapterFactory } from 'oidc-provider';
import type { AuthorizationRecords } from './authorization-records.ts';

/** Lets the library keep its records in the sandbox's database. */
export function createRecordAdapter(records: AuthorizationRecords): AdapterFactory {
  return (model): Adapter => ({
    upsert: async (id, payload, expiresInSeconds) => records.save(model, id, { ...payload }, expiresInSeconds),
    find: async (id) => records.find(model, id),
    findByUid: async (uid) => records.findByUid(model, uid),
    // Only the device flow asks for user codes, and it is off.
    findByUserCode: async () => undefined,
    consume: async (id) => records.consume(model, id),
    destroy: async (id) => records.destroy(model, id),
    revokeByGrantId: async (grantId) => records.destroyOfGrant(model, grantId),
  });
}
