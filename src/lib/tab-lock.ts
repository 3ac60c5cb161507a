/** The part of `navigator.locks` that is used. */
export type LockSeam = Pick<LockManager, 'request' | 'query'>;

/** Missing on an insecure origin and in old browsers. */
export function browserLocks(): LockSeam | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

/** Takes the lock if no tab of this origin has it; resolves with how to give it back, or undefined. */
export function takeLock(locks: LockSeam | undefined, name: string): Promise<(() => void) | undefined> {
  // Without locks nobody can tell: the work is done rather than refused.
  if (locks === undefined) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(undefined);
        return new Promise<void>((release) => {
          resolve(release);
        });
      })
      .catch(reject);
  });
}

/** The locks that tabs of this origin hold; undefined where nobody can tell. */
export async function findHeldLocks(locks: LockSeam | undefined): Promise<ReadonlySet<string> | undefined> {
  if (locks === undefined) return undefined;
  const { held = [] } = await locks.query();
  return new Set(held.map(({ name = '' }) => name));
}
