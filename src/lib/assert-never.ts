/** Makes a forgotten case of a union a type error; throws if an impossible value arrives all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
