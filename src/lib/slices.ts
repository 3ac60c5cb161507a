/** Long work that can be put aside: it yields wherever the browser might be let in, and returns its result. */
export type SlicedWork<Result> = Generator<undefined, Result, undefined>;

/** How long the browser is kept busy at a stretch, in ms: half of what a person could notice, on a slow machine too. */
const sliceMs = 24;

/** Does the whole work at once: for tests, and where there is little of it. */
export function finishWork<Result>(work: SlicedWork<Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

interface YieldingScheduler {
  readonly yield: () => Promise<void>;
}

function hasYield(scheduler: unknown): scheduler is YieldingScheduler {
  return typeof scheduler === 'object' && scheduler !== null && 'yield' in scheduler;
}

/** Lets the browser answer and paint. `scheduler.yield` comes back ahead of other work, where it exists. */
function letBrowserIn(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, 'scheduler');
  return hasYield(scheduler) ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}

/** Does the work in slices that block nobody, begun once the browser was let in. Undefined when it was given up. */
export async function workInSlices<Result>(work: SlicedWork<Result>, signal: AbortSignal): Promise<Result | undefined> {
  await letBrowserIn();
  let until = performance.now() + sliceMs;
  for (let step = work.next(); !signal.aborted; step = work.next()) {
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await letBrowserIn();
    until = performance.now() + sliceMs;
  }
  return undefined;
}
