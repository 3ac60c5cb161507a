/**
 * Control and format characters (zero-width, bidirectional overrides, line separators): text that contains them
 * reads as something else than it is.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Nearly every text of the API. Asking Unicode about each would be much of what checking an account costs. */
const plain = /^[\x20-\x7e]*$/;

export function hasHiddenCharacters(text: string): boolean {
  return !plain.test(text) && text.search(hidden) !== -1;
}

/** Makes hidden characters visible as `\u{200b}`, for showing text from the API. */
export function revealHiddenCharacters(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
