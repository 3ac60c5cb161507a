import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { adviseUrl } from './advise-url.ts';
import { displayUrl, isPrivateHost, parseReceiverUrl, readPlainUrl } from './url-advice.ts';

/** The first words of a sentence are enough to know it by. */
const beginnings = (sentences: readonly string[]) => sentences.map((sentence) => sentence.split(/[ ,:]/, 2).join(' '));

const isPrivate = (host: string) => isPrivateHost(parseReceiverUrl(`https://${host}/`)?.hostname ?? '');

const good = 'https://receiver.example.com/vcc';

describe('U3, U8, U10: a URL that cannot be saved', () => {
  test.each([
    ['', 'Enter the URL'],
    ['   ', 'Enter the URL'],
    ['receiver.example.com', 'A URL starts with https://'],
    ['ftp://receiver.example.com', 'A URL starts with https://'],
    ['javascript:alert(1)', 'A URL starts with https://'],
    ['data:text/html,x', 'A URL starts with https://'],
    ['https:example.com', 'A URL starts with https://'],
    ['https:/example.com', 'A URL starts with https://'],
    ['https:\\\\example.com', 'A URL starts with https://'],
    ['//example.com', 'A URL starts with https://'],
    ['https://', 'This is not a complete URL'],
    ['https://?x', 'This is not a complete URL'],
    ['https://example.com:99999/', 'This is not a complete URL'],
    ['https://example.com:port/', 'This is not a complete URL'],
    ['https://example.com:0/', 'This is not a complete URL'],
    ['https://256.1.1.1/', 'This is not a complete URL'],
    ['https://[::1', 'This is not a complete URL'],
    ['https://exa mple.com/', 'This URL contains a blank'],
    ['https://example.com/a\tb', 'This URL contains a blank'],
    ['https://example.com/a\nb', 'This URL contains a blank'],
    ['https://exam\u200Bple.com/', 'This URL contains a blank'],
    ['https://example.com/\u202Egpj.exe', 'This URL contains a blank'],
    ['https://exam\u00A0ple.com/', 'This URL contains a blank'],
    ['https://user@example.com/', 'Credentials in a URL'],
    ['https://user:password@example.com/', 'Credentials in a URL'],
    ['https://:password@example.com/', 'Credentials in a URL'],
    ['HTTPS://crm.example.com@evil.example/', 'Credentials in a URL'],
    [`https://example.com/${'a'.repeat(2_029)}`, 'This URL is longer than 2,048'],
  ])('%j: %s', (text, problem) => {
    const advice = adviseUrl(text);
    expect(advice.problem).toContain(problem);
    expect(advice.warnings).toEqual([]);
  });

  test('is exactly one of 2,049 characters or more', () => {
    const longest = `https://example.com/${'a'.repeat(2_028)}`;
    expect(longest).toHaveLength(2_048);
    expect(adviseUrl(longest).problem).toBeUndefined();
    expect(adviseUrl(`  ${longest}  `).problem).toBeUndefined();
  });
});

describe('U2, U7, U9, U10: a URL to think about', () => {
  test.each([
    [good, []],
    ['https://example.com', []],
    ['https://example.com:8443/a?b=c', []],
    ['https://8.8.8.8/', []],
    ['https://172.15.0.1/', []],
    ['https://172.32.0.1/', []],
    ['https://[2001:db8::1]/', []],
    ['http://example.com/', ['http is']],
    ['HTTP://example.com/', ['http is']],
    ['https://example.com/#part', ['The part']],
    ['https://example.com./', ['The host']],
    ['http://localhost./#x', ['http is', 'VCC sends', 'The part', 'The host']],
    ['https://аpple.com/', ['The host']],
    ['https://xn--pple-43d.com/', ['The host']],
    ['https://example.com/?key=1', ['The parameter']],
    ['https://example.com/?a=1&access_token=2&API-KEY=3', ['The parameter']],
    ['https://example.com/?accessToken=1&clientSecret=2&authToken=3', ['The parameter']],
    ['https://example.com/?apiKey=1', ['The parameter']],
    ['https://example.com/?monkey=1&keyboard=2&author=3&countryCode=4', []],
  ])('%s: %j', (text, expected) => {
    const { problem, warnings } = adviseUrl(text);
    expect(problem).toBeUndefined();
    expect(beginnings(warnings)).toEqual(expected);
  });

  test('shows the real name of a host that looks like another', () => {
    expect(adviseUrl('https://аpple.com/').warnings[0]).toContain('xn--pple-43d.com');
  });

  test('names every parameter that looks like a secret', () => {
    expect(adviseUrl('https://a.example/?sig=1&x=2&client_secret=3').warnings[0]).toContain('“sig”, “client_secret”');
  });
});

describe('U4, U5: a host that VCC cannot reach', () => {
  test.each([
    ['localhost', 'localhost'],
    ['LOCALHOST.', 'localhost'],
    ['a.localhost', 'a.localhost'],
    ['printer.local', 'printer.local'],
    ['db.internal', 'db.internal'],
    ['nas.lan', 'nas.lan'],
    ['box.home.arpa', 'box.home.arpa'],
    ['intranet', 'intranet'],
    ['0.0.0.0', '0.0.0.0'],
    ['10.1.2.3', '10.1.2.3'],
    ['127.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['0x7f000001', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['3232235777', '192.168.1.1'],
    ['１２７.0.0.1', '127.0.0.1'],
    ['169.254.169.254', '169.254.169.254'],
    ['172.16.0.1', '172.16.0.1'],
    ['172.31.255.255', '172.31.255.255'],
    ['192.168.0.1', '192.168.0.1'],
    ['[::]', '[::]'],
    ['[::1]', '[::1]'],
    ['[0:0:0:0:0:0:0:1]', '[::1]'],
    ['[fc00::1]', '[fc00::1]'],
    ['[fd12:3456::1]', '[fd12:3456::1]'],
    ['[fe80::1]', '[fe80::1]'],
    ['[febf::1]', '[febf::1]'],
    ['[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
    ['[::ffff:10.0.0.1]', '[::ffff:a00:1]'],
    ['[::ffff:192.168.1.1]', '[::ffff:c0a8:101]'],
    ['[::ffff:172.16.0.1]', '[::ffff:ac10:1]'],
    ['[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]'],
    ['[::ffff:0.0.0.0]', '[::ffff:0:0]'],
  ])('is %s, however it is written (%s)', (host, canonical) => {
    const { problem, warnings, doubts } = adviseUrl(`https://${host}:8443/x`);
    expect(problem).toBeUndefined();
    expect(warnings[0]).toContain(`cannot reach ${canonical}`);
    // Asked about before it is saved.
    expect(doubts).toEqual([warnings[0]]);
  });

  test.each([
    'example.com',
    'localhost.example.com',
    '11.0.0.1',
    '126.0.0.1',
    '169.253.0.1',
    '192.167.0.1',
    '[2606:4700::1111]',
    '[fec0::1]',
    '[fb00::1]',
    '[::ffff:808:808]',
    '[::ffff:ac20:1]',
  ])('is not %s', (host) => {
    expect(isPrivateHost(host)).toBe(false);
  });

  const byte = fc.nat(255);
  property.prop([fc.tuple(byte, byte, byte, byte)], { seed: 7_001, numRuns: 500 })(
    'is the same whether IPv4 is written with dots, as one number or inside IPv6',
    ([a, b, c, d]) => {
      const number = ((a * 256 + b) * 256 + c) * 256 + d;
      const expected = isPrivate(`${a}.${b}.${c}.${d}`);
      expect(isPrivate(String(number))).toBe(expected);
      expect(isPrivate(`0x${number.toString(16)}`)).toBe(expected);
      expect(isPrivate(`[::ffff:${a}.${b}.${c}.${d}]`)).toBe(expected);
    },
  );
});

describe('U11: the address of the console or of the API', () => {
  const own = ['console.example.com', '127.0.0.1:4010'];
  const loop = 'notifications would go round in a loop';

  test.each([
    'https://console.example.com/api/x',
    'https://CONSOLE.example.com',
    'http://127.0.0.1:4010/webhooks',
    'https://emea.api.newvoicemedia.com/webhooks/subscriptions',
    'https://nam.api.cc.vonage.com/',
  ])('%s warns of a loop', (text) => {
    expect(adviseUrl(text, own).warnings.join()).toContain(loop);
  });

  test.each(['https://example.com/', 'https://console.example.com:8443/', 'https://notnewvoicemedia.com/'])(
    '%s does not',
    (text) => {
      expect(adviseUrl(text, own).warnings.join()).not.toContain(loop);
    },
  );
});

describe('U14: any text', () => {
  property.prop([fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl())], { seed: 7_002, numRuns: 500 })(
    'is judged without a crash, and blanks around it do not count',
    (text) => {
      const advice = adviseUrl(text);
      expect(adviseUrl(`\n ${text}\t `)).toEqual(advice);
      if (advice.problem === undefined) expect(parseReceiverUrl(text.trim())).toBeInstanceOf(URL);
    },
  );

  const megabytes = 5_000_000;
  test.each([
    ['letters', 'a'.repeat(megabytes)],
    ['a long path', `https://example.com/${'a'.repeat(megabytes)}`],
    ['a long scheme', `${'x'.repeat(megabytes)}://a`],
    ['a long user', `https://${'a'.repeat(megabytes)}`],
    ['many colons', `https://${':'.repeat(megabytes)}`],
    ['many at signs', `https://a:${'@'.repeat(megabytes)}`],
    ['many blanks', ' '.repeat(megabytes)],
    ['many parameters', `https://a.example/?${'token-'.repeat(megabytes / 6)}`],
  ])('of 5 MB is judged quickly: %s', (_what, text) => {
    const started = performance.now();
    expect(adviseUrl(text).problem).toBeDefined();
    expect(displayUrl(text).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a URL on the screen', () => {
  test.each([
    [good, good],
    ['https://user:hunter2@a.example/x', 'https://user:•••@a.example/x'],
    ['https://:hunter2@a.example/', 'https://:•••@a.example/'],
    ['https://user:hunter@2@a.example/', 'https://user:•••@a.example/'],
    ['https://user:@a.example/', 'https://user:•••@a.example/'],
    ['https://ghp_1234@a.example/', 'https://•••@a.example/'],
    ['https://one@two@a.example:8443/', 'https://•••@a.example:8443/'],
    ['https://one@two:three@a.example/', 'https://one@two:•••@a.example/'],
    ['https://a.example/@b', 'https://a.example/@b'],
    ['https://a.example/b:c@d', 'https://a.example/b:c@d'],
    ['https://a.example:8443/?q=a:b@c', 'https://a.example:8443/?q=a:b@c'],
    ['https://a.example/\u202Ex', 'https://a.example/\\u{202e}x'],
    ['not a url', 'not a url'],
    ['', ''],
  ])('%s is shown as %s', (text, shown) => {
    expect(displayUrl(text)).toBe(shown);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'Z', '9', '-', '.', '~', '@', ':', '!'), minLength: 8 });
  property.prop([word], { seed: 7_003, numRuns: 300 })('never shows a password, not even a part of it', (password) => {
    const shown = displayUrl(`https://user:${password}@a.example/path`);
    expect(shown).toBe('https://user:•••@a.example/path');
  });
});

describe('a plain URL', () => {
  const pieces = [
    'http https HTTPS :// :// / // . .. : @ ? # %41 \\ - _',
    'a crm xn-- xn--pple-43d example com local 127 0x7f 1 443 80 :8443 :0443',
    'é \u200b com. .com/ .com/ https://a. http://10.',
  ].flatMap((line) => line.split(' '));
  const piece = fc.constantFrom(' ', ...pieces);
  property.prop([fc.array(piece, { maxLength: 9 }).map((parts) => parts.join(''))], { seed: 8_103, numRuns: 20_000 })(
    'is told without the parser exactly as the parser tells it',
    (text) => {
      const plain = readPlainUrl(text);
      if (plain === undefined) return;
      const { href, protocol, hostname, username, password, search, hash } = new URL(text);
      expect({ href, protocol, hostname }).toEqual({ href: text, ...plain });
      expect([username, password, search, hash].join('')).toBe('');
      expect(hostname).not.toContain('xn--');
    },
  );

  test.each([
    ['https://hooks.example.com/vcc/a-b_c/1', { protocol: 'https:', hostname: 'hooks.example.com' }],
    ['http://ingest.example.com:8443/', { protocol: 'http:', hostname: 'ingest.example.com' }],
    ['https://a.example:443/', undefined],
    ['https://a.example', undefined],
    ['https://a.xn--p1ai/', undefined],
    ['https://1.2.3.4/', undefined],
  ])('%s', (text, plain) => {
    expect(readPlainUrl(text)).toEqual(plain);
  });
});
