import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';

/** Acceptance section 6.1, with the connect-src of the same-origin deployment. A change here is a decision, not a fix. */
const referencePolicy =
  "default-src 'none'; script-src 'self'; script-src-attr 'none'; style-src-elem 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; style-src-attr 'none'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-to csp; report-uri /csp-report";

const directivesOf = (policy: string): ReadonlyMap<string, readonly string[]> =>
  new Map(policy.split('; ').map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]));

describe('the content security policy', () => {
  test('is the reference, byte for byte', () => {
    expect(contentSecurityPolicy()).toBe(referencePolicy);
  });

  test('of a cross-origin deployment differs in connect-src alone', () => {
    const origins = ['https://emea.api.newvoicemedia.com', 'https://id.example'];
    expect(contentSecurityPolicy(origins)).toBe(
      referencePolicy.replace("connect-src 'self'", `connect-src 'self' ${origins.join(' ')}`),
    );
  });

  test('allows nothing unsafe, no wildcard, no scheme, and no directive twice', () => {
    const policy = contentSecurityPolicy();
    expect(policy).not.toMatch(/unsafe-|\*|\b(?:data|blob|https?|filesystem):|nonce-|strict-dynamic/);
    expect(directivesOf(policy).size).toBe(policy.split(';').length);
    expect(policy).not.toMatch(/[\r\n]/);
  });

  test('falls back to nothing', () => {
    const directives = directivesOf(contentSecurityPolicy());
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('style-src-elem')).toHaveLength(2);
  });
});

describe('the headers', () => {
  test('are these thirteen', () => {
    const { 'Permissions-Policy': permissions, ...others } = securityHeaders();
    expect(others).toEqual({
      'Content-Security-Policy': referencePolicy,
      'Reporting-Endpoints': 'csp="/csp-report"',
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Origin-Agent-Cluster': '?1',
      'X-DNS-Prefetch-Control': 'off',
      'X-Permitted-Cross-Domain-Policies': 'none',
    });
    expect(permissions).toBeDefined();
  });

  test('deny every feature but writing to the clipboard', () => {
    const policies = securityHeaders()['Permissions-Policy']?.split(', ') ?? [];
    expect(policies.filter((policy) => !policy.endsWith('=()'))).toEqual(['clipboard-write=(self)']);
    expect(new Set(policies).size).toBe(policies.length);
    expect(policies).toEqual(expect.arrayContaining(['clipboard-read=()', 'camera=()', 'geolocation=()', 'usb=()']));
  });

  test('pass the origins of a cross-origin deployment on to the policy', () => {
    expect(securityHeaders(['https://id.example'])['Content-Security-Policy']).toContain("'self' https://id.example;");
  });
});
