import { describe, expect, test } from 'vitest';
import { splitRequest } from './split-request.ts';

const token = 'eyJh.eyJw.abc';
const body = '{"data":{"note":"it\'s 5 > 4 & \\"so\\""}}';
const http = `POST /crm HTTP/1.1\nHost: crm.example.com\nContent-Type: application/cloudevents+json\nVonage-Signature: ${token}\n\n${body}`;

describe('a pasted HTTP request', () => {
  test.each([
    ['with its first line', http],
    ['with Windows line ends', http.replaceAll('\n', '\r\n')],
    ['without its first line', http.slice(http.indexOf('\n') + 1)],
    ['with the header in small letters', http.replace('Vonage-Signature', 'vonage-signature')],
    ['without a version in its first line', http.replace(' HTTP/1.1', '')],
  ])('%s is taken apart', (_, text) => {
    expect(splitRequest(text)).toEqual({
      kind: 'HTTP request',
      header: token,
      body,
      contentType: 'application/cloudevents+json',
    });
  });

  test('keeps every character of the body, a line break at its end as well', () => {
    expect(splitRequest(`${http}\n\n`)?.body).toBe(`${body}\n\n`);
  });

  test('may lack the header, or the body', () => {
    expect(splitRequest('POST / HTTP/1.1\nHost: a\n\n{}')).toMatchObject({ header: undefined, body: '{}' });
    expect(splitRequest(`Host: a\nVonage-Signature: ${token}`)).toMatchObject({ header: token, body: undefined });
  });
});

describe('a pasted curl command', () => {
  const quoted = body.replaceAll("'", String.raw`'\''`);
  test.each([
    ['in single quotes', `curl -X POST https://a.example -H 'Vonage-Signature: ${token}' -d '${quoted}'`],
    [
      'on several lines',
      `curl https://a.example \\\n  --header 'Vonage-Signature: ${token}' \\\n  --data-raw '${quoted}'`,
    ],
    ['with a prompt', `$ curl https://a.example -H 'vonage-signature: ${token}' --data-binary '${quoted}'`],
    ['in double quotes', `curl a -H "Vonage-Signature: ${token}" -d "${body.replaceAll(/["\\]/g, '\\$&')}"`],
    ['in bash’s own quotes', `curl a -H $'Vonage-Signature: ${token}' -d $'${body.replaceAll(/['\\]/g, '\\$&')}'`],
    ['with joined options', `curl a '-HVonage-Signature: ${token}' '--data-raw=${quoted}'`],
    [
      'of Windows',
      `curl.exe a ^\r\n -H "Vonage-Signature: ${token}" ^\r\n --json "${body.replaceAll(/["\\]/g, '\\$&')}"`,
    ],
  ])('%s is taken apart', (_, command) => {
    expect(splitRequest(command)).toMatchObject({ kind: 'curl command', header: token, body });
  });

  test('that names a file has no body here', () => {
    expect(splitRequest(`curl a -H 'Vonage-Signature: ${token}' --data-binary @body.json`)?.body).toBe('');
  });

  test('may be broken off anywhere', () => {
    const command = `curl a -H 'Vonage-Signature: ${token}' -d $'${quoted}\\'`;
    for (let length = 'curl '.length; length < command.length; length += 1) {
      expect(splitRequest(command.slice(0, length))?.kind).toBe('curl command');
    }
  });
});

describe('a request that a gateway has recorded', () => {
  const headers = { 'vonage-signature': token, 'Content-Type': 'application/cloudevents+json', x: 1 };
  test.each([
    ['as text', { headers, body, isBase64Encoded: false }],
    ['in Base64', { headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }],
  ])('%s is taken apart', (_, record) => {
    expect(splitRequest(JSON.stringify(record, null, 2))).toEqual({
      kind: 'recorded request',
      header: token,
      body,
      contentType: 'application/cloudevents+json',
    });
  });

  test.each([{ headers }, { body }, { headers: [], body }, { headers, body: {} }])('is not %j', (record) => {
    expect(splitRequest(JSON.stringify(record))).toBeUndefined();
  });
});

test.each([token, `Bearer ${token}`, `Vonage-Signature: ${token}`, body, '', 'a: b', 'POST it\nplease', 'curly\nhair'])(
  '%j is left as it is',
  (text) => {
    expect(splitRequest(text)).toBeUndefined();
  },
);
