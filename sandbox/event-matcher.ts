/**
 * Whether `pattern` matches the whole of `text`: `*` stands for any run of characters, dots and nothing included;
 * everything else is itself, case-sensitive (contract section 5).
 *
 * Each literal run between stars is taken at its first possible place, which never has to be undone, so the time does
 * not grow with the number of stars as it does for a backtracking matcher.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [head = '', ...others] = pattern.split('*');
  const tail = others.pop();
  if (tail === undefined) return pattern === text;
  if (head.length + tail.length > text.length) return false;
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;

  const end = text.length - tail.length;
  let position = head.length;
  for (const run of others) {
    const found = text.indexOf(run, position);
    if (found === -1) return false;
    position = found + run.length;
  }
  return position <= end;
}
