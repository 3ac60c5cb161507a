/**
 * Draws a number from 0 to 1 for each request: by the seed, the request and how often it came before, and not by the order
 * in which requests arrive, so that the same ones fail in every run however busy the machine is.
 */
export function createDraw(seed: number): (method: string, path: string) => number {
  const seen = new Map<string, number>();
  return (method, path) => {
    const request = `${method} ${path}`;
    const times = seen.get(request) ?? 0;
    seen.set(request, times + 1);
    return hash(`${seed} ${times} ${request}`) / 2 ** 32;
  };
}

/** FNV-1a, and a last mixing: texts that differ in their last letter must not draw neighbouring numbers. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
