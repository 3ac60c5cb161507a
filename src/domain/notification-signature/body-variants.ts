import type { FaultKind } from './fault.ts';
import { compactJson, escapeNonAscii, inEnvelopeOrder, spacedJson, unescapeNonAscii } from './json-text.ts';
import { type Bytes, decodeBase64, digest, textOf, toHex, utf8 } from './signature-bytes.ts';

/** What happened to a body between being signed and being checked. */
export interface BodyChange {
  readonly kind: FaultKind;
  /** What the checked body has and the signed one has not, or the other way round: a sentence. */
  readonly difference: string;
}

interface Variant extends BodyChange {
  readonly bytes: Bytes;
}

/** Trying some hundred variants of a larger body would keep the page busy. */
export const longestBody = 256 * 1_024;

const mark = '\u{feff}';

type Rule = readonly [kind: FaultKind, difference: string, change: (text: string) => string];

function reparsed(space: string | number | undefined, order = (value: unknown) => value) {
  return (text: string): string => JSON.stringify(order(JSON.parse(text)), null, space);
}

/** A string of a log or of another JSON that holds the body: its quotes and escapes are undone. */
function unwrapped(text: string): string {
  const inner = text.trim().replace(/^"(.*)"$/s, '$1');
  const value: unknown = JSON.parse(`"${inner}"`);
  return typeof value === 'string' ? value : text;
}

const entities: readonly (readonly [RegExp, string])[] = [
  [/&quot;|&#34;/g, '"'],
  [/&#39;|&apos;/g, "'"],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
];

const asJson = 'It is the same JSON, written anew: ';

/** Changes of one thing. In each list from what is likely to what is rare: the first that fits is told. */
const smallRules: readonly Rule[] = [
  [
    'line-ends',
    'The signed body had line ends of CR LF (Windows); this one has LF. Note that a text box cannot hold CR LF: if you pasted the body, read it from a file instead.',
    (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  ],
  [
    'line-ends',
    'The signed body had line ends of LF; this one has CR LF (Windows).',
    (text) => text.replaceAll('\r\n', '\n'),
  ],
  [
    'byte-order-mark',
    'This body begins with a byte order mark, which the signed one did not have.',
    (text) => text.replace(mark, ''),
  ],
  [
    'byte-order-mark',
    'The signed body began with a byte order mark, which is missing in this one.',
    (text) => mark + text,
  ],
  [
    'escapes',
    'Letters outside ASCII are written as \\u escapes here; in the signed body they stood as themselves.',
    unescapeNonAscii,
  ],
  [
    'escapes',
    'Letters outside ASCII were written as \\u escapes in the signed body; here they stand as themselves.',
    escapeNonAscii,
  ],
  ['escapes', 'Each / is written as \\/ here; in the signed body it was not.', (text) => text.replaceAll('\\/', '/')],
  [
    'escapes',
    'Each / was written as \\/ in the signed body; here it is not.',
    (text) => text.replaceAll(/(?<!\\)\//g, '\\/'),
  ],
];

/** Tried when neither these nor the ends of the body explain it: they would explain too much. */
const largeRules: readonly Rule[] = [
  ['re-serialised', `${asJson}the signed body was on one line without blanks.`, compactJson],
  ['re-serialised', `${asJson}numbers, escapes or blanks are spelled differently.`, reparsed(undefined)],
  ['re-serialised', `${asJson}the signed body had a blank after each comma and colon.`, spacedJson],
  ['re-serialised', `${asJson}the signed body was indented by two blanks.`, reparsed(2)],
  ['re-serialised', `${asJson}the signed body was indented by four blanks.`, reparsed(4)],
  ['re-serialised', `${asJson}the signed body was indented by tabs.`, reparsed('\t')],
  ['re-serialised', `${asJson}its fields are in another order.`, reparsed(undefined, inEnvelopeOrder)],
  [
    're-serialised',
    `${asJson}blanks and the escapes of letters outside ASCII differ.`,
    (text) => unescapeNonAscii(compactJson(text)),
  ],
  ['re-serialised', `${asJson}blanks and the escapes of / differ.`, (text) => compactJson(text).replaceAll('\\/', '/')],
  [
    're-serialised',
    `${asJson}blanks and escapes differ.`,
    (text) => unescapeNonAscii(compactJson(text)).replaceAll('\\/', '/'),
  ],
  ['wrapped', 'The body stands inside a JSON string here, with its quotes escaped, as logs write it.', unwrapped],
  [
    'wrapped',
    'Quotes are written as HTML entities here (&quot;).',
    (text) => entities.reduce((done, [entity, sign]) => done.replaceAll(entity, sign), text),
  ],
  [
    'wrapped',
    'The body is percent-encoded here, as a form would send it.',
    (text) => decodeURIComponent(text.replaceAll('+', ' ')),
  ],
  ['wrapped', 'The body stands in quotation marks here.', (text) => text.trim().replace(/^(["'`])(.*)\1$/s, '$2')],
  [
    'encoding',
    'Straight quotes or blanks were replaced by typographic ones, as word processors and chats do.',
    (text) => text.replaceAll(/[“”„]/g, '"').replaceAll(/[‘’]/g, "'").replaceAll('\u{a0}', ' '),
  ],
  ['encoding', 'Accented letters are composed differently (Unicode normalisation).', (text) => text.normalize('NFC')],
  ['encoding', 'Accented letters are composed differently (Unicode normalisation).', (text) => text.normalize('NFD')],
  ['encoding', 'Blanks in the body are missing or doubled.', (text) => text.replaceAll(/[ \t]+/g, ' ')],
];

const endings: readonly Rule[] = [
  [
    'trailing-newline',
    'This body has blanks or a line break (newline) around it that were not signed.',
    (text) => text.trim(),
  ],
  [
    'trailing-newline',
    'The signed body ended with a line break (LF), which is missing here.',
    (text) => `${text.trimEnd()}\n`,
  ],
  [
    'trailing-newline',
    'The signed body ended with a line break (CR LF), which is missing here.',
    (text) => `${text.trimEnd()}\r\n`,
  ],
];

/** What a rule makes of a text; undefined where it does not apply. */
function apply([kind, difference, change]: Rule, text: string): { text: string; change: BodyChange } | undefined {
  try {
    const changed = change(text);
    return changed === text ? undefined : { text: changed, change: { kind, difference } };
  } catch {
    return undefined;
  }
}

function textVariants(text: string): readonly Variant[] {
  const alone = [...smallRules, ...endings].flatMap((rule) => apply(rule, text) ?? []);
  const changed = [...smallRules, ...largeRules].flatMap((rule) => apply(rule, text) ?? []);
  const both = changed.flatMap((first) =>
    endings.flatMap((rule) => {
      const second = apply(rule, first.text);
      if (second === undefined) return [];
      // Blanks around JSON are part of being written anew, and nothing to tell by themselves.
      return [{ text: second.text, change: first.change }];
    }),
  );
  return [...alone, ...changed, ...both].map(({ text: variant, change }) => ({ ...change, bytes: utf8(variant) }));
}

/** Letters that were read in the wrong encoding: as Latin-1 or Windows-1252 instead of UTF-8. */
const windowsLetters = '€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ';

function misread(text: string): Bytes | undefined {
  const codes = Array.from(text, (letter) => {
    const at = windowsLetters.indexOf(letter);
    return at === -1 ? (letter.codePointAt(0) ?? 0) : 0x80 + at;
  });
  return codes.every((code) => code <= 0xff) ? Uint8Array.from(codes) : undefined;
}

function byteVariants(body: Bytes, text: string | undefined): readonly Variant[] {
  if (text === undefined) {
    const difference = 'The body is not UTF-8 here: it was stored in another encoding (Latin-1).';
    return [
      { kind: 'encoding', difference, bytes: utf8(Array.from(body, (byte) => String.fromCharCode(byte)).join('')) },
    ];
  }
  const recovered = misread(text);
  const decoded = decodeBase64(text)?.bytes;
  const isLikelyBase64 = decoded !== undefined && !text.trimStart().startsWith('{') && text.length > 8;
  return [
    ...(recovered === undefined
      ? []
      : [
          { kind: 'encoding', difference: 'UTF-8 was read as Latin-1, so “é” became “Ã©”.', bytes: recovered } as const,
        ]),
    ...(isLikelyBase64
      ? [
          {
            kind: 'wrapped',
            difference: 'The body is Base64-encoded here, as gateways pass it on.',
            bytes: decoded,
          } as const,
        ]
      : []),
  ];
}

/** Looks for the change that makes a body the signed one. Undefined where no usual change explains it. */
export async function findBodyChange(body: Bytes, signedHash: string): Promise<BodyChange | undefined> {
  if (body.length > longestBody) return undefined;
  const text = textOf(body);
  const variants = [...(text === undefined ? [] : textVariants(text)), ...byteVariants(body, text)];
  for (const { bytes, kind, difference } of variants) {
    if (toHex(await digest(bytes)) === signedHash) return { kind, difference };
  }
  return undefined;
}
