import { revealHiddenCharacters } from './hidden-characters.ts';

/** The parameters of RFC 3492, section 5. */
const base = 36;
const [leastThreshold, mostThreshold] = [1, 26];
const [skew, damp, firstBias, firstCode] = [38, 700, 72, 128];

function adaptBias(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((base - leastThreshold) * mostThreshold) >> 1; bias += base) {
    rest = Math.floor(rest / (base - leastThreshold));
  }
  return bias + Math.floor(((base - leastThreshold + 1) * rest) / (rest + skew));
}

/** Decodes what follows `xn--`, by RFC 3492, section 6.2. Throws RangeError for what is no punycode. */
function decodeLabel(text: string): string {
  const basicLength = Math.max(0, text.lastIndexOf('-'));
  const letters = Array.from(text.slice(0, basicLength));
  const digits = Array.from(text.slice(basicLength === 0 ? 0 : basicLength + 1), (digit) =>
    /[a-z]/.test(digit) ? digit.charCodeAt(0) - 97 : Number.parseInt(digit, 10) + 26,
  );
  let [code, position, bias] = [firstCode, 0, firstBias];
  for (let at = 0; at < digits.length; ) {
    const before = position;
    let weight = 1;
    for (let step = base; ; step += base) {
      // Past the end it is no number, and no code point comes of it.
      const digit = digits[at] ?? Number.NaN;
      at += 1;
      position += digit * weight;
      const threshold = Math.min(mostThreshold, Math.max(leastThreshold, step - bias));
      if (!(digit >= threshold)) break;
      weight *= base - threshold;
    }
    const count = letters.length + 1;
    bias = adaptBias(position - before, count, before === 0);
    code += Math.floor(position / count);
    position %= count;
    letters.splice(position, 0, String.fromCodePoint(code));
    position += 1;
  }
  return letters.join('');
}

/** What is no punycode stays as it is. */
function readLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  try {
    return decodeLabel(label.slice(4));
  } catch {
    return label;
  }
}

/**
 * A host as the URL parser writes it, with what it reads as in brackets where that is written in another script:
 * `xn--bcher-kva.example (bücher.example)` (acceptance D6). Browsers know only the way there, and the domain is free of
 * packages.
 */
export function describeHost(hostname: string): string {
  const reading = hostname.split('.').map(readLabel).join('.');
  return reading === hostname ? hostname : `${hostname} (${revealHiddenCharacters(reading)})`;
}
