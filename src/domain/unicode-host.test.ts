import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { describeHost } from './unicode-host.ts';

describe('D6: a host in another script', () => {
  test.each([
    ['https://bücher.example', 'xn--bcher-kva.example (bücher.example)'],
    // The first letters are Cyrillic.
    ['https://аррle.example', 'xn--le-6kc8da.example (аррle.example)'],
    ['https://例え.テスト:8443/x', 'xn--r8jz45g.xn--zckzah (例え.テスト)'],
    ['https://a-b-ü.example', 'xn--a-b--3ra.example (a-b-ü.example)'],
    ['https://😀.example', 'xn--e28h.example (😀.example)'],
    ['https://crm.example.com', 'crm.example.com'],
    ['https://127.0.0.1', '127.0.0.1'],
    ['https://[::1]', '[::1]'],
  ])('%s is told as %s', (url, told) => {
    expect(describeHost(new URL(url).hostname)).toBe(told);
  });

  const letters = fc.string({
    unit: fc.constantFrom(...Array.from('abz09-äßéжяאبいな漢字한글')),
    minLength: 1,
    maxLength: 20,
  });
  property.prop([letters])('reads as what the URL parser made it of', (label) => {
    const url = `https://x${label}x.example`;
    fc.pre(URL.canParse(url));
    const { hostname } = new URL(url);
    const reading = /\((.*)\)$/.exec(describeHost(hostname))?.[1] ?? hostname;
    expect(reading).toBe(`x${label}x.example`.normalize('NFC'));
  });

  test.each(['xn--\u00ff', 'xn--999999999999.example', 'xn--a-', 'xn--0'])(
    'no punycode stays as it is: %s',
    (hostname) => {
      expect(describeHost(hostname)).toContain(hostname);
      expect(describeHost(hostname)).not.toContain('NaN');
    },
  );

  test('characters that nobody sees are made visible', () => {
    // With U+202E, which turns the reading direction around. The URL parser refuses it; what is stored may be older.
    expect(describeHost('xn--ab-g4t.example')).toBe('xn--ab-g4t.example (a\\u{202e}b.example)');
  });
});
