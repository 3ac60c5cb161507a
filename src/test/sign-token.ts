import { createHash, createHmac } from 'node:crypto';

interface Making {
  readonly head?: object;
  /** Laid over the usual ones; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly secret?: string;
  /** Instead of the secret's decoded bytes. */
  readonly key?: string | Buffer;
  /** What is signed; the case may be about another body. */
  readonly body?: string | Buffer;
  readonly hash?: 'sha256' | 'sha384' | 'sha512';
}

export const secret = Buffer.from('a signing secret of 32 bytes and more, for tests').toString('base64');

/** When the cases are signed, in seconds. */
export const now = Math.floor(Date.now() / 1_000);
export const event = {
  specversion: '1.0',
  type: 'channel.ended.v1',
  id: '2V1EhIxvsBPpnqf6Hqv9mtPZx1a',
  source: '/channel',
  subject: '0f8fad5b-d9cb-469f-a165-70867728950e',
  time: '2026-01-15T09:00:01.000Z',
  datacontenttype: 'application/json',
  data: { reason: 'né à Zürich', channel: { url: 'https://example.com/a' } },
};
export const plainBody = JSON.stringify(event);

export const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
export const hashOf = (body: string | Buffer): string => createHash('sha256').update(body).digest('hex');

export function sign({
  head,
  claims,
  secret: of = secret,
  key,
  body = plainBody,
  hash = 'sha256',
}: Making = {}): string {
  const all = { payload_hash: hashOf(body), iat: now, exp: now + 300, ...claims };
  const signed = `${part(head ?? { alg: 'HS256', typ: 'JWT' })}.${part(all)}`;
  const mac = createHmac(hash, key ?? Buffer.from(of, 'base64'))
    .update(signed)
    .digest('base64url');
  return `${signed}.${mac}`;
}
