import { test as property } from '@fast-check/vitest';
import { constantFrom, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnAddress, START_PAGE } from './return-address.ts';

const ORIGIN = 'https://console.example';

/** Each would leave the origin, or might, in some browser (acceptance T26, G7). */
const HOSTILE = [
  'https://evil.example',
  'http://evil.example/',
  'HTTPS://evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  ' https://evil.example',
  '/ /evil.example',
  '\u0000//evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/subscriptions/\u007f',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  'mailto:a@evil.example',
  'evil.example',
  '@evil.example',
  '.evil.example',
  ':443@evil.example',
  'subscriptions',
  '?next=/',
  '#',
  '',
];

describe('a return address', () => {
  it.each(HOSTILE)('T26, G7: does not lead to %j', (address) => {
    expect(safeReturnAddress(address)).toBe(START_PAGE);
  });

  it.each([undefined, null, `/${'a'.repeat(3_000)}`])(
    'that is missing or absurdly long is the start page',
    (address) => {
      expect(safeReturnAddress(address)).toBe(START_PAGE);
    },
  );

  it.each([
    '/',
    '/subscriptions',
    '/subscriptions?search=a%20b&status=enabled#row',
    '/event-types/agent.presencechanged.v1',
    '/subscriptions/2V1EhIxvsBPpnqf6Hqv9mtPZx1a',
    '/subscriptions?url=https://receiver.example//hook',
    '/subscriptions?q=%5Cx',
  ])('of this console is kept as it is: %s', (address) => {
    expect(safeReturnAddress(address)).toBe(address);
  });

  property.prop([
    string({ unit: constantFrom('/', '\\', '.', ':', '@', '%', '2', 'e', 'f', '\t', '\n', ' ', 'a', '?', '#') }),
  ])('never leaves the origin, whatever it is made of', (address) => {
    const url = new URL(safeReturnAddress(address), ORIGIN);
    expect(url.origin).toBe(ORIGIN);
    expect(url.href.startsWith(`${ORIGIN}/`)).toBe(true);
  });
});
