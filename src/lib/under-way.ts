/** Knows whether any of the tasks that were given to it is still running. */
export interface UnderWay {
  readonly run: <Result>(task: () => Promise<Result>) => Promise<Result>;
  readonly isBusy: () => boolean;
}

export function createUnderWay(): UnderWay {
  let running = 0;
  return {
    async run(task) {
      running += 1;
      try {
        return await task();
      } finally {
        running -= 1;
      }
    },
    isBusy: () => running > 0,
  };
}
