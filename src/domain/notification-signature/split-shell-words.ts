/** What may stand after a backslash inside `$'…'`. */
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', "'": "'", '"': '"', '\\': '\\' };

/**
 * The words of one shell command, for reading a pasted `curl`: the quotes of POSIX shells, `$'…'` of bash, and the
 * continued lines of both POSIX and Windows. Nothing is expanded or run.
 */
export function splitShellWords(command: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let rest = command.replaceAll(/[\\^`]\r?\n/g, ' ');
  const take = (length: number, text: string): void => {
    word = (word ?? '') + text;
    rest = rest.slice(length);
  };
  while (rest !== '') {
    const single = /^'([^']*)'?/.exec(rest);
    const ansi = /^\$'((?:[^'\\]|\\.)*)'?/s.exec(rest);
    const double = /^"((?:[^"\\]|\\.)*)"?/s.exec(rest);
    const blank = /^\s+/.exec(rest);
    if (ansi) take(ansi[0].length, unescapeAnsi(ansi[1] ?? ''));
    else if (single) take(single[0].length, single[1] ?? '');
    else if (double) take(double[0].length, (double[1] ?? '').replaceAll(/\\(["\\$`])/g, '$1'));
    else if (blank) {
      if (word !== undefined) words.push(word);
      word = undefined;
      rest = rest.slice(blank[0].length);
    } else if (rest.startsWith('\\')) take(2, rest.charAt(1));
    else {
      const plain = /^[^\s'"\\$]+|^\$/.exec(rest)?.[0] ?? rest.charAt(0);
      take(plain.length, plain);
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

const escapeSequence = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/gs;

function unescapeAnsi(text: string): string {
  return text.replaceAll(escapeSequence, (whole: string, unit?: string, byte?: string, sign?: string) => {
    const code = unit ?? byte;
    return code === undefined ? (escapes[sign ?? ''] ?? whole) : String.fromCharCode(Number.parseInt(code, 16));
  });
}
