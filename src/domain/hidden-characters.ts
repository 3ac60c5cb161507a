/**
 * Control and format characters (zero-width, bidirectional overrides, line separators): text that contains them
 * reads as something else than it is.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

export function hasHiddenCharacters(text: string): boolean {
  return text.search(hidden) !== -1;
}

/** Makes hidden characters visible as `\u{200b}`, for showing text from the API. */
export function revealHiddenCharacters(text: string): string {
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
