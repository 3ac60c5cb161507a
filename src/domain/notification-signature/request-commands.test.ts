import { execFileSync } from 'node:child_process';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { bodyOf, requestCommand, quoteForPowerShell, quoteForShell, type SampleRequest } from './request-commands.ts';
import { splitRequest } from './split-request.ts';

/** Data as bad as it gets: quotes, substitutions, line breaks, letters of any script, lone halves of letters. */
const hostile = [
  `'; rm -rf / #`,
  '$(id)`id`${HOME}\\',
  '"quoted" \'single\' ‘typographic’',
  'é 📞 \u{2028} \u{202e} \ud800',
  '\u0000\u0007\r\n\t',
  '@file %PATH% !! ^& | > <',
];
const requests = hostile.map(
  (text): SampleRequest => ({
    url: `https://crm.example.com/it's?q=${encodeURIComponent(text.replace('\ud800', ''))}&[1-3]={a,b}`,
    signature: 'eyJh.eyJw.a-b_c',
    body: bodyOf({ data: { [text]: text } }),
  }),
);

/** What programs are called with: `bash` itself takes the command apart, and each word comes back as JSON. */
function wordsByBash(command: string): readonly string[] {
  const print = 'curl() { printf "%s\\0" "$@"; }; http() { printf "%s\\0" "$@"; };';
  const output = execFileSync('bash', ['-c', `${print}\n${command}`], { encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

test('the body is the same JSON, in ASCII', () => {
  for (const [index, { body }] of requests.entries()) {
    expect(body).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(body)).toEqual({ data: { [hostile[index] ?? '']: hostile[index] } });
  }
});

describe.each(requests)('of $body', (request) => {
  const url = new URL(request.url).href;

  test('a shell hands curl and HTTPie exactly what was meant', () => {
    const curl = wordsByBash(requestCommand('curl', request));
    expect(curl.at(-1)).toBe(request.body);
    expect(curl.slice(0, -1)).toEqual([
      '-i',
      '--globoff',
      '--request',
      'POST',
      '--url',
      url,
      '--header',
      'Content-Type: application/cloudevents+json',
      '--header',
      `Vonage-Signature: ${request.signature}`,
      '--data-binary',
    ]);
    const httpie = wordsByBash(requestCommand('HTTPie', request));
    expect(httpie.slice(2)).toEqual([
      url,
      'Content-Type:application/cloudevents+json',
      `Vonage-Signature:${request.signature}`,
      '--raw',
      request.body,
    ]);
  });

  test('raw HTTP has the length of its body, and is taken apart again', () => {
    const raw = requestCommand('Raw HTTP', request);
    expect(raw).toContain(`\r\nContent-Length: ${Buffer.byteLength(request.body)}\r\n`);
    expect(raw.split('\r\n')[0]).toBe(`POST ${new URL(url).pathname}${new URL(url).search} HTTP/1.1`);
    for (const text of [raw, requestCommand('curl', request)]) {
      expect(splitRequest(text)).toMatchObject({ header: request.signature, body: request.body });
    }
  });

  test('PowerShell has each text in quotes that nothing in it ends', () => {
    const command = requestCommand('PowerShell', request);
    const literals = [...command.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) => text.replaceAll("''", "'"));
    expect(literals).toEqual(expect.arrayContaining([request.body, url, request.signature]));
  });
});

property.prop([fc.string({ unit: 'binary', maxLength: 60 })], { seed: 7_606, numRuns: 60 })(
  'any text survives the quotes of a shell',
  (text) => {
    // What no command can hold: half a letter, and a NUL.
    const printable = Buffer.from(text).toString().replaceAll('\0', '');
    expect(execFileSync('bash', ['-c', `printf %s ${quoteForShell(printable)}`], { encoding: 'utf8' })).toBe(printable);
  },
);

test('PowerShell doubles what it takes for a single quote', () => {
  expect(quoteForPowerShell("a'b’c")).toBe("'a''b’’c'");
});
