import { isRecord } from '../event-schema/parse-schema.ts';

/** The strings of a JSON text, or what stands between them. */
const strings = /"(?:[^"\\]|\\.)*"/gs;

function outsideStrings(text: string, change: (part: string) => string): string {
  let result = '';
  let from = 0;
  for (const { 0: string, index } of text.matchAll(strings)) {
    result += change(text.slice(from, index)) + string;
    from = index + string.length;
  }
  return result + change(text.slice(from));
}

/** JSON without the blanks between its parts; strings and the spelling of numbers stay as they are. */
export function compactJson(text: string): string {
  return outsideStrings(text, (part) => part.replaceAll(/\s/g, ''));
}

/** JSON on one line with a blank after each comma and colon, as Python writes it. */
export function spacedJson(text: string): string {
  return outsideStrings(compactJson(text), (part) => part.replaceAll(/[,:]/g, '$& '));
}

/** With every character outside ASCII as an escape, as many serialisers write it: that is the same JSON. */
export function escapeNonAscii(text: string): string {
  return text.replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The other way round: as JavaScript and VCC write it. */
export function unescapeNonAscii(text: string): string {
  return text.replaceAll(/(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/gi, (escape: string, before: string, code: string) => {
    const unit = Number.parseInt(code, 16);
    return unit > 0x7f ? before + String.fromCharCode(unit) : escape;
  });
}

/** The order in which VCC's documentation lists what an envelope holds (contract section 7). */
const envelopeOrder = ['specversion', 'type', 'id', 'source', 'subject', 'time', 'datacontenttype', 'data'];

function rankOf([name]: [string, unknown]): number {
  return (envelopeOrder.indexOf(name) + 100) % 100;
}

export function inEnvelopeOrder(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted((left, right) => rankOf(left) - rankOf(right)));
}
