import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../lib/security-headers.ts';
import { policyDifferences } from './policy-differences.ts';

const expected = contentSecurityPolicy();
const changed = (from: string, to: string): string => {
  expect(expected).toContain(from);
  return expected.replace(from, to);
};

describe('P9: as strict is', () => {
  test.each([
    ['the policy itself', expected],
    ['in another order', expected.split('; ').toReversed().join(';')],
    ['without where to report to', expected.replace(/; report-.*/, '')],
    ['with less', changed("img-src 'self'", "img-src 'none'")],
    ['with requests upgraded', `${expected}; upgrade-insecure-requests`],
    ['with a further thing denied', `${expected}; fenced-frame-src 'none'`],
    ['with a second, weaker directive, which does not count', `${expected}; script-src *`],
  ])('%s', (_, policy) => {
    expect(policyDifferences(policy, expected)).toEqual([]);
  });

  test('one that allows the origins of the configuration', () => {
    const own = contentSecurityPolicy(['https://login.example.com']);
    expect(policyDifferences(own, own)).toEqual([]);
    expect(policyDifferences(expected, own)).toEqual([]);
  });
});

describe('P9: weaker is', () => {
  test.each([
    ['another origin to connect to', "connect-src 'self'", "connect-src 'self' https://evil.example", 'connect-src'],
    ['any origin to connect to', "connect-src 'self'", 'connect-src *', 'connect-src'],
    ['script in the page', "script-src 'self'", "script-src 'self' 'unsafe-inline'", 'script-src'],
    ['forms', "form-action 'none'", "form-action 'self'", 'form-action'],
    ['frames', "frame-ancestors 'none'", "frame-ancestors 'self'", 'frame-ancestors'],
    ['no word of a base', " base-uri 'none';", '', 'base-uri'],
    ['no Trusted Types', "require-trusted-types-for 'script'; ", '', 'require-trusted-types-for'],
    ['Trusted Types for nothing', "require-trusted-types-for 'script'", "require-trusted-types-for 'none'", 'require-'],
    ['a policy for Trusted Types', "trusted-types 'none'", 'trusted-types default', 'trusted-types'],
    ['a first, weaker directive, which counts', "default-src 'none'", "script-src *; default-src 'none'", 'script-src'],
    [
      'elements that are judged by themselves',
      "img-src 'self'",
      "img-src 'self'; script-src-elem *",
      'script-src-elem',
    ],
  ])('%s', (_, from, to, directive) => {
    const differences = policyDifferences(changed(from, to), expected);
    expect(differences).toEqual([expect.stringContaining(directive)]);
  });

  test('no policy at all, in every directive', () => {
    expect(policyDifferences('', expected)).toContain('default-src is missing');
  });
});
