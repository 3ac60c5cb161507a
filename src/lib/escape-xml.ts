const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 has no way to hold, not even escaped: half surrogates, controls, and two non-characters. */
const unwritable = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu;

/** Anybody's text for an XML document, as content or inside a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(unwritable, '\uFFFD').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
