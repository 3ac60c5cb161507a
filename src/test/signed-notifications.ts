import { createHash, createHmac } from 'node:crypto';
import type { FaultKind } from '../domain/notification-signature/fault.ts';
import { event, hashOf, now, part, plainBody, secret, sign } from './sign-token.ts';

/** One notification as a receiver would see it, and what is to be said of it. */
export interface SignedCase {
  readonly name: string;
  readonly header: string;
  readonly body: Buffer;
  /** The one that the receiver has. */
  readonly secret: string;
  readonly expected: 'valid' | FaultKind;
  /** Whoever else is not asked, because libraries differ about it. */
  readonly notFor: readonly ('jose' | 'python' | 'java')[];
}

/** As the vendor's sample: 85 characters, the last of them a "=" that no Base64 has in this place. */
const vendorLike = `${'aB3+/x9Q'.repeat(10)}zZ7/=`;
const hexLike = 'ab12cd34'.repeat(8);
const pretty = JSON.stringify(event, null, 2);
const ascii = plainBody.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

type Row = readonly [
  name: string,
  expected: SignedCase['expected'],
  header: string,
  body?: string | Buffer,
  more?: { readonly secret?: string; readonly notFor?: SignedCase['notFor'] },
];

const good = sign();
const [head = '', claims = '', mac = ''] = good.split('.');

const validRows: readonly Row[] = [
  ['as VCC sends it', 'valid', good],
  ['with the prefix of before 2024-10-10', 'valid', `Bearer ${good}`],
  ['with the prefix in small letters', 'valid', `bearer ${good}`],
  ['with a secret like the vendor’s sample', 'valid', sign({ secret: vendorLike }), plainBody, { secret: vendorLike }],
  ['with a secret without padding', 'valid', good, plainBody, { secret: secret.replace(/=+$/, '') }],
  ['with a secret of 96 bytes', 'valid', sign({ secret: secret + secret }), plainBody, { secret: secret + secret }],
  ['with a secret of 1 byte', 'valid', sign({ secret: 'QQ==' }), plainBody, { secret: 'QQ==' }],
  ['of an indented body', 'valid', sign({ body: pretty }), pretty],
  ['of a body with CR LF', 'valid', sign({ body: pretty.replaceAll('\n', '\r\n') }), pretty.replaceAll('\n', '\r\n')],
  ['of a body with a line break at its end', 'valid', sign({ body: `${plainBody}\n` }), `${plainBody}\n`],
  ['of a body with a byte order mark', 'valid', sign({ body: `\u{feff}${plainBody}` }), `\u{feff}${plainBody}`],
  ['of a body in ASCII', 'valid', sign({ body: ascii }), ascii],
  ['of a body with emoji', 'valid', sign({ body: '{"data":"📞"}' }), '{"data":"📞"}'],
  ['of an empty object', 'valid', sign({ body: '{}' }), '{}'],
  ['of a body of no JSON', 'valid', sign({ body: 'ping' }), 'ping'],
  ['of bytes that are no UTF-8', 'valid', sign({ body: Buffer.from([0xff, 0, 0xfe]) }), Buffer.from([0xff, 0, 0xfe])],
  ['of 100 kB', 'valid', sign({ body: `"${'x'.repeat(100_000)}"` }), `"${'x'.repeat(100_000)}"`],
  ['with further claims', 'valid', sign({ claims: { iss: 'vcc', jti: 'x' } })],
  ['without typ', 'valid', sign({ head: { alg: 'HS256' } })],
  ['without iat', 'valid', sign({ claims: { iat: undefined } })],
  ['that began a moment ago', 'valid', sign({ claims: { nbf: now - 10 } })],
  ['that is nearly over', 'valid', sign({ claims: { iat: now - 180, exp: now + 120 } })],
];

const headerRows: readonly Row[] = [
  ['no header', 'not-a-token', ''],
  ['the prefix alone', 'not-a-token', 'Bearer'],
  ['a word', 'not-a-token', 'secret'],
  ['a hash of another product', 'not-a-token', `sha256=${hashOf(plainBody)}`],
  ['an encrypted token', 'not-a-token', 'eyJhbGciOiJkaXIifQ..a.b.c'],
  ['dots only', 'not-a-token', '..'],
  ['without its signature', 'truncated', `${head}.${claims}`],
  ['that ends after the second dot', 'truncated', `${head}.${claims}.`],
  ['its first part alone', 'truncated', head],
  ['without its beginning', 'truncated', good.slice(4)],
  ['cut in its signature', 'truncated', good.slice(0, -20)],
  ['without its last character', 'truncated', good.slice(0, -1)],
  ['shortened by a tool', 'truncated', `${good.slice(0, 60)}...`],
  ['with a character too many', 'altered', `${good}A`],
  ['with a character lost in its claims', 'altered', `${head}.${claims.slice(0, 9)}${claims.slice(10)}.${mac}`],
  ['not signed', 'alg-none', `${part({ alg: 'none' })}.${claims}.`],
  ['not signed, in capitals', 'alg-none', `${part({ alg: 'NONE' })}.${claims}.${mac}`],
  ['with HS384', 'wrong-algorithm', sign({ head: { alg: 'HS384' }, hash: 'sha384' })],
  ['with HS512', 'wrong-algorithm', sign({ head: { alg: 'HS512' }, hash: 'sha512' })],
  ['that says RS256', 'wrong-algorithm', sign({ head: { alg: 'RS256' } })],
  ['that names no algorithm', 'wrong-algorithm', sign({ head: { typ: 'JWT' } })],
];

const other = Buffer.from('another secret, of another subscription').toString('base64');
const standard = Array.from({ length: 50 }, (_, jti) => sign({ claims: { jti } })).find((token) =>
  /[-_]/.test(token.split('.')[2] ?? ''),
);
const inStandardAlphabet = (standard ?? '').replace(
  /[^.]*$/,
  (text) => `${text.replaceAll('-', '+').replaceAll('_', '/')}=`,
);

const secretRows: readonly Row[] = [
  ['with another secret', 'wrong-secret', sign({ secret: other })],
  [
    'with other claims than were signed',
    'wrong-secret',
    `${head}.${part({ payload_hash: hashOf(plainBody), exp: now + 900 })}.${mac}`,
  ],
  ['with another head than was signed', 'wrong-secret', `${part({ typ: 'JWT', alg: 'HS256' })}.${claims}.${mac}`],
  ['with the signature of another', 'wrong-secret', `${head}.${claims}.${sign({ body: 'x' }).split('.')[2] ?? ''}`],
  ['with the secret as text', 'secret-as-text', sign({ key: secret })],
  ['with the secret and a line break as text', 'secret-as-text', sign({ key: `${secret}\n` })],
  [
    'with the secret decoded twice',
    'secret-misread',
    sign({ key: Buffer.from('another secret') }),
    plainBody,
    { secret: Buffer.from(Buffer.from('another secret').toString('base64')).toString('base64') },
  ],
  [
    'with the secret read as hexadecimal',
    'secret-misread',
    sign({ key: Buffer.from(hexLike, 'hex') }),
    plainBody,
    { secret: hexLike },
  ],
  ['with a password for a secret', 'secret-not-base64', sign({ secret: other }), plainBody, { secret: 'pa$$w0rd!' }],
  ['in the standard alphabet', 'wrong-alphabet', inStandardAlphabet, plainBody, { notFor: ['jose'] }],
];

const hashRows: readonly Row[] = [
  ['without a hash', 'no-payload-hash', sign({ claims: { payload_hash: undefined } })],
  ['with a hash that is no text', 'no-payload-hash', sign({ claims: { payload_hash: 7 } })],
  ['with the hash in capitals', 'hash-form', sign({ claims: { payload_hash: hashOf(plainBody).toUpperCase() } })],
  [
    'with the hash in Base64',
    'hash-form',
    sign({ claims: { payload_hash: createHash('sha256').update(plainBody).digest('base64') } }),
  ],
  [
    'with an HMAC of the body',
    'hash-form',
    sign({
      claims: { payload_hash: createHmac('sha256', Buffer.from(secret, 'base64')).update(plainBody).digest('hex') },
    }),
  ],
  [
    'with an HMAC of the body by the text',
    'hash-form',
    sign({ claims: { payload_hash: createHmac('sha256', secret).update(plainBody).digest('hex') } }),
  ],
  [
    'with the SHA-512 of the body',
    'hash-form',
    sign({ claims: { payload_hash: createHash('sha512').update(plainBody).digest('hex') } }),
  ],
];

const windows = pretty.replaceAll('\n', '\r\n');
const sorted = JSON.stringify(
  Object.fromEntries(Object.entries(event).toSorted(([left], [right]) => (left < right ? -1 : 1))),
);
const python = plainBody.replaceAll('":', '": ').replaceAll(',"', ', "');

const bodyRows: readonly Row[] = [
  ['a line break was added', 'trailing-newline', good, `${plainBody}\n`],
  ['a Windows line break was added', 'trailing-newline', good, `${plainBody}\r\n`],
  ['blanks were added', 'trailing-newline', good, `  ${plainBody} `],
  ['its last line break is missing', 'trailing-newline', sign({ body: `${plainBody}\n` }), plainBody],
  ['its last Windows line break is missing', 'trailing-newline', sign({ body: `${plainBody}\r\n` }), plainBody],
  ['CR LF became LF', 'line-ends', sign({ body: windows }), pretty],
  ['LF became CR LF', 'line-ends', sign({ body: pretty }), windows],
  ['a byte order mark was added', 'byte-order-mark', good, `\u{feff}${plainBody}`],
  ['the byte order mark is missing', 'byte-order-mark', sign({ body: `\u{feff}${plainBody}` }), plainBody],
  ['it was indented by 2', 're-serialised', good, pretty],
  ['it was indented by 2 and a line break added', 're-serialised', good, `${pretty}\n`],
  ['it was indented by 4', 're-serialised', good, JSON.stringify(event, null, 4)],
  ['it was indented by tabs', 're-serialised', good, JSON.stringify(event, null, '\t')],
  ['it was indented, with Windows line ends', 're-serialised', good, windows],
  ['it was made compact', 're-serialised', sign({ body: pretty }), plainBody],
  ['it was made compact from 4', 're-serialised', sign({ body: JSON.stringify(event, null, 4) }), plainBody],
  ['Python wrote it anew', 're-serialised', good, python],
  [
    'Python wrote it anew in ASCII',
    're-serialised',
    good,
    python.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`),
  ],
  ['Python’s was made compact', 're-serialised', sign({ body: python }), plainBody],
  ['a number was written anew', 're-serialised', sign({ body: '{"data":1}' }), '{"data":1.0}'],
  ['its fields were sorted', 're-serialised', good, sorted],
  ['its letters were escaped', 'escapes', good, ascii],
  ['its escapes were resolved', 'escapes', sign({ body: ascii }), plainBody],
  ['its slashes were escaped', 'escapes', good, plainBody.replaceAll('/', String.raw`\/`)],
  [
    'its slashes are not escaped any more',
    'escapes',
    sign({ body: plainBody.replaceAll('/', String.raw`\/`) }),
    plainBody,
  ],
  ['it stands in a JSON string', 'wrapped', good, JSON.stringify(plainBody)],
  ['it stands in a log, escaped', 'wrapped', good, JSON.stringify(plainBody).slice(1, -1)],
  ['it has HTML entities', 'wrapped', good, plainBody.replaceAll('"', '&quot;')],
  ['it is percent-encoded', 'wrapped', good, encodeURIComponent(plainBody)],
  ['it is in single quotes', 'wrapped', good, `'${plainBody}'`],
  ['it is Base64', 'wrapped', good, Buffer.from(plainBody).toString('base64')],
  ['it has typographic quotes', 'encoding', good, plainBody.replaceAll(/"(\w+)"/g, '“$1”')],
  ['its accents are composed otherwise', 'encoding', good, plainBody.normalize('NFD')],
  ['it was read as Latin-1', 'encoding', good, Buffer.from(plainBody).toString('latin1')],
  ['it was stored as Latin-1', 'encoding', good, Buffer.from(plainBody, 'latin1')],
  ['only its data is left', 'other-body', good, JSON.stringify(event.data)],
  ['its end is missing', 'other-body', good, plainBody.slice(0, -30)],
  ['one letter is another', 'other-body', good, plainBody.replace('ended', 'endex')],
  ['nothing is left', 'other-body', good, ''],
  ['it is another notification', 'other-body', good, plainBody.replace('2V1E', '2V1F')],
];

const timeRows: readonly Row[] = [
  ['expired a second ago', 'expired', sign({ claims: { iat: now - 301, exp: now - 1 } })],
  ['expired an hour ago', 'expired', sign({ claims: { iat: now - 3_900, exp: now - 3_600 } })],
  [
    'expired days ago, with the prefix',
    'expired',
    `Bearer ${sign({ claims: { iat: now - 300_300, exp: now - 300_000 } })}`,
  ],
  ['that begins later', 'not-yet-valid', sign({ claims: { nbf: now + 120 } })],
  ['without expiry', 'no-expiry', sign({ claims: { exp: undefined } })],
  ['with expiry as text', 'no-expiry', sign({ claims: { exp: String(now + 300) } })],
  ['expired, with another secret', 'wrong-secret', sign({ secret: other, claims: { exp: now - 9 } })],
  ['expired, with another body', 'other-body', sign({ body: 'x', claims: { exp: now - 9 } })],
];

/** Good ones, and broken in each way that can be told apart; signed when this file is loaded, for five minutes. */
export const signedCases: readonly SignedCase[] = [
  ...validRows,
  ...headerRows,
  ...secretRows,
  ...hashRows,
  ...bodyRows,
  ...timeRows,
].map(([name, expected, header, body = plainBody, more = {}]) => ({
  name,
  expected,
  header,
  body: Buffer.from(body),
  secret: more.secret ?? secret,
  notFor: more.notFor ?? [],
}));
