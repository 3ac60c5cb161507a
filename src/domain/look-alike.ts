/**
 * Letters of other scripts that look like Latin ones, as far as names and hosts of webhooks are likely to meet them
 * (a small part of Unicode's confusables, UTS 39).
 */
const latinOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    ё: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ї: 'i',
    ј: 'j',
    ѕ: 's',
    ԁ: 'd',
    һ: 'h',
    ո: 'n',
    ց: 'g',
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    γ: 'y',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    đ: 'd',
  }),
);

/**
 * What a text looks like: letter case, width, accents, look-alike letters, kinds of blanks and hidden characters do
 * not count. Two texts with one skeleton are hard to tell apart on a screen.
 */
export function skeleton(text: string): string {
  // Nearly every name is plain: asking Unicode about each of 10,000 would cost more than all other checks. Most are
  // words with one blank between them, too.
  if (/^[!-,.-^`-~]+(?: [!-,.-^`-~]+)*$/.test(text)) return text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(text)) return joinWords(text.toLowerCase());
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Mn}\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return joinWords(Array.from(plain, (letter) => latinOf.get(letter) ?? letter).join(''));
}

/** Blanks, hyphens, dashes and underscores of any number are one gap. */
function joinWords(text: string): string {
  return text.replace(/[\s\-_‐‑‒–—]+/g, ' ').trim();
}
