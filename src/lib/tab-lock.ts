/** The part of `navigator.locks` that is used. */
export type LockSeam = Pick<LockManager, 'request' | 'query'>;

/** Missing on an insecure origin and in old browsers. */
export function browserLocks(): LockSeam | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

const nothingToRelease = (): void => undefined;

/**
 * Takes the lock if no tab of this origin has it; resolves with how to give it back, or undefined. Without locks nobody
 * can tell: the work is done rather than refused. A browser that blocks the data of sites has them and refuses each.
 */
export function takeLock(locks: LockSeam | undefined, name: string): Promise<(() => void) | undefined> {
  if (locks === undefined) return Promise.resolve(nothingToRelease);
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(undefined);
        return new Promise<void>((release) => {
          resolve(release);
        });
      })
      .catch(() => resolve(nothingToRelease));
  });
}

/** The locks that tabs of this origin hold; undefined where nobody can tell. */
export async function findHeldLocks(locks: LockSeam | undefined): Promise<ReadonlySet<string> | undefined> {
  if (locks === undefined) return undefined;
  try {
    const { held = [] } = await locks.query();
    return new Set(held.map(({ name = '' }) => name));
  } catch {
    return undefined;
  }
}

/**
 * Runs a task while no other tab runs one under this name, and tells it whether it had to wait. A tab that is frozen or
 * has died in the middle must not stop the others: after `patienceMs` the task runs all the same.
 */
export async function underLock(
  locks: LockSeam | undefined,
  name: string,
  patienceMs: number,
  task: (hasWaited: boolean) => Promise<void>,
): Promise<void> {
  const atOnce = await takeLock(locks, name);
  const release = atOnce ?? (await waitForLock(locks, name, patienceMs));
  try {
    await task(atOnce === undefined);
  } finally {
    release?.();
  }
}

/** Resolves with how to give the lock back, or undefined when it was not to be had in time. */
function waitForLock(locks: LockSeam | undefined, name: string, patienceMs: number): Promise<(() => void) | undefined> {
  if (locks === undefined) return Promise.resolve(undefined);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  return new Promise((resolve) => {
    locks
      .request(name, { signal: patience.signal }, () => {
        clearTimeout(timer);
        return new Promise<void>((release) => {
          resolve(release);
        });
      })
      .catch(() => resolve(undefined));
  });
}
