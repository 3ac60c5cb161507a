import { expect, test } from 'vitest';
import { isLoopbackHost } from './loopback-host.ts';

const hostOf = (authority: string): string => new URL(`http://${authority}`).hostname;

test.each([
  'localhost',
  'LOCALHOST:4010',
  '127.0.0.1',
  '127.0.0.2:8080',
  '127.255.255.254',
  '127.1',
  '0x7f.1',
  '[::1]:4010',
  '[0:0:0:0:0:0:0:1]',
])('%s is this machine', (authority) => {
  expect(isLoopbackHost(hostOf(authority))).toBe(true);
});

test.each([
  'localhost.evil.example',
  'evil.localhost.example',
  '127.0.0.1.evil.example',
  '127.0.0.1@evil.example',
  '128.0.0.1',
  '1.127.0.0',
  '0.0.0.0',
  '192.168.0.1',
  '[::2]',
  '[::1:1]',
])('%s is another one', (authority) => {
  expect(isLoopbackHost(hostOf(authority))).toBe(false);
});
