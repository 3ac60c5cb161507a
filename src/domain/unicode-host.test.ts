import { encode } from 'punycode/';
import { describe, expect, test } from 'vitest';
import { describeHost } from './unicode-host.ts';

describe('D6: a host in another script', () => {
  test.each([
    ['https://bücher.example', 'xn--bcher-kva.example (bücher.example)'],
    // The first two letters are Cyrillic.
    ['https://аррle.example', 'xn--le-6kc8da.example (аррle.example)'],
    ['https://例え.テスト:8443/x', 'xn--r8jz45g.xn--zckzah (例え.テスト)'],
    ['https://crm.example.com', 'crm.example.com'],
    ['https://127.0.0.1', '127.0.0.1'],
  ])('%s is told as %s', (url, told) => {
    expect(describeHost(new URL(url).hostname)).toBe(told);
  });

  test.each(['xn--\u00ff', 'xn--999999999999.example'])('what is no punycode stays as it is: %s', (hostname) => {
    expect(describeHost(hostname)).toBe(hostname);
  });

  test('characters that nobody sees are made visible', () => {
    // It turns the reading direction around. The URL parser refuses such a name; what is stored may be older.
    expect(describeHost(`xn--${encode('a\u202eb')}.example`)).toContain('(a\\u{202e}b.example)');
  });
});
