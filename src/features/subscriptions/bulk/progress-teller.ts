/** Ten times a second is as often as anybody can read. */
const tellEveryMs = 100;

/** Tells listeners how far something is: at once, or soon together with what else happens until then. */
export interface ProgressTeller<Progress> {
  /** The same object until the next telling. */
  readonly get: () => Progress;
  readonly subscribe: (listener: () => void) => () => void;
  readonly tellNow: () => void;
  readonly tellSoon: () => void;
  readonly stop: () => void;
}

export function createProgressTeller<Progress>(look: () => Progress): ProgressTeller<Progress> {
  const listeners = new Set<() => void>();
  let told = look();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const tellNow = (): void => {
    stop();
    told = look();
    for (const listener of listeners) listener();
  };
  return {
    get: () => told,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tellNow,
    tellSoon: () => void (timer ??= setTimeout(tellNow, tellEveryMs)),
    stop,
  };
}
