/** A promise that is settled from outside. */
export interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: Error) => void;
}

/** Promise.withResolvers is younger than the browsers we support. */
export function deferred<Value>(): Deferred<Value> {
  let settle: Pick<Deferred<Value>, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // The executor above has run by now: a promise calls it at once.
  if (settle === undefined) throw new Error('Unreachable');
  return { promise, resolve: settle.resolve, reject: settle.reject };
}
