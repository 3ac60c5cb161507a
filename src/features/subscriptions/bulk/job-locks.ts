import { type LockSeam, takeLock } from '../../../lib/tab-lock.ts';

/** Whoever has it may change in bulk: the rate of one account is not shared out between tabs (acceptance C16). */
const workLock = 'vcc-console.bulk';

/** Held by the tab that shows a job or its result: what it has written down is not left behind. */
export const jobLock = (jobId: string): string => `vcc-console.bulk-job.${jobId}`;

export interface JobLocks {
  /** False when another tab of this browser is at work. */
  readonly take: () => Promise<boolean>;
  /** Others may work; the result is still shown here. */
  readonly endWork: () => void;
  readonly giveBack: () => void;
}

export function createJobLocks(locks: LockSeam | undefined, jobId: string): JobLocks {
  let releaseWork: (() => void) | undefined;
  let releaseJob: (() => void) | undefined;
  const endWork = (): void => {
    releaseWork?.();
    releaseWork = undefined;
  };
  return {
    async take() {
      releaseWork = await takeLock(locks, workLock);
      if (releaseWork === undefined) return false;
      releaseJob ??= await takeLock(locks, jobLock(jobId));
      return true;
    },
    endWork,
    giveBack() {
      endWork();
      releaseJob?.();
      releaseJob = undefined;
    },
  };
}
