import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { findRoute, sandboxRoutes, vccRoutes } from './proxy-routes.ts';

const sandbox = sandboxRoutes('http://sandbox.invalid');
const emea = vccRoutes('emea');

/** Where a request for this path ends up, as a browser or a hand-made client writes it. */
function targetOf(routes: typeof sandbox, path: string): string | undefined {
  const { pathname } = new URL(path, 'http://console.invalid');
  const route = findRoute(routes, pathname);
  return route && new URL(route.rewrite(pathname), route.target).href;
}

describe('the paths that are forwarded', () => {
  test.each([
    ['/api/emea/webhooks/subscriptions', 'http://sandbox.invalid/emea/webhooks/subscriptions'],
    ['/api/nam/webhooks/subscriptions/2V1EhIxv_-9', 'http://sandbox.invalid/nam/webhooks/subscriptions/2V1EhIxv_-9'],
    ['/api/apac/webhooks/event-types?x=1', 'http://sandbox.invalid/apac/webhooks/event-types'],
    ['/api/emea/Auth/connect/token', 'http://sandbox.invalid/emea/Auth/connect/token'],
    ['/oidc', 'http://sandbox.invalid/oidc'],
    ['/oidc/.well-known/openid-configuration', 'http://sandbox.invalid/oidc/.well-known/openid-configuration'],
  ])('to the sandbox: %s → %s', (path, target) => {
    expect(targetOf(sandbox, path)).toBe(target);
  });

  test.each([
    ['/api/emea/webhooks/subscriptions', 'https://emea.api.newvoicemedia.com/webhooks/subscriptions'],
    ['/api/emea/webhooks/subscriptions/x', 'https://emea.api.newvoicemedia.com/webhooks/subscriptions/x'],
    ['/api/emea/webhooks/event-types', 'https://emea.api.newvoicemedia.com/webhooks/event-types'],
    ['/api/emea/Auth/connect/token', 'https://emea.cc.vonage.com/Auth/connect/token'],
  ])('to VCC: %s → %s', (path, target) => {
    expect(targetOf(emea, path)).toBe(target);
  });
});

const refused = [
  '/',
  '/api',
  '/api/emea',
  '/api/emea/',
  '/api/emea/anything-else',
  '/api/emea/webhooks',
  '/api/emea/webhooks/subscriptions/',
  '/api/emea/webhooks/subscriptions/a/b',
  '/api/emea/webhooks/subscriptions/..',
  '/api/emea/webhooks/subscriptions/%2e%2e',
  '/api/emea/webhooks/subscriptions/%2E%2E/event-types/..',
  '/api/emea/webhooks/subscriptions/%2e%2e%2fusers',
  '/api/emea/webhooks/subscriptions/..%2F..%2Fusers',
  '/api/emea/webhooks/subscriptions/..%5c..',
  '/api/emea/webhooks/subscriptions/a%00',
  '/api/emea/webhooks/subscriptions/a%0a',
  '/api/emea/webhooks/subscriptions/ä',
  `/api/emea/webhooks/subscriptions/${'a'.repeat(65)}`,
  '/api/emea/webhooks/event-types/agent.presencechanged.v1',
  '/api/emea/webhooks/subscriptionsX',
  '/api/EMEA/webhooks/subscriptions',
  '/api/latam/webhooks/subscriptions',
  '/api/emea/auth/connect/token',
  '/api/emea/Auth/connect/token/introspect',
  '/api/emea/Auth/connect/authorize',
  '/x/api/emea/webhooks/subscriptions',
  '/oidcx',
  '/oidc.html',
  '/accounts',
];

describe('a path that is not on the list', () => {
  test.each(refused)('goes nowhere: %s', (path) => {
    expect(targetOf(sandbox, path)).toBeUndefined();
    expect(targetOf(emea, path)).toBeUndefined();
  });

  test('of another region or of the sandbox goes nowhere when VCC is the target', () => {
    expect(targetOf(emea, '/api/nam/webhooks/subscriptions')).toBeUndefined();
    expect(targetOf(emea, '/oidc/auth')).toBeUndefined();
  });

  const segment = fc.oneof(
    fc.constantFrom('api', 'emea', 'webhooks', 'subscriptions', 'event-types', 'Auth', 'connect', 'token', 'oidc'),
    fc.constantFrom('.', '..', '%2e%2e', '%2f', '%5c', '\\', '', '//', '\t', ';', '%00', '@evil.example'),
    fc.string({ maxLength: 5 }),
  );
  const path = fc.array(segment, { maxLength: 9 }).map((segments) => `/${segments.join('/')}`);

  property.prop([path], { seed: 9_001, numRuns: 2_000 })('never leaves the closed list, however it is made', (made) => {
    if (!URL.canParse(made, 'http://console.invalid')) return;
    const target = targetOf(emea, made);
    if (target === undefined) return;
    expect(target).toMatch(
      /^https:\/\/emea\.(?:api\.newvoicemedia\.com\/webhooks\/(?:event-types|subscriptions(?:\/[\w-]+)?)|cc\.vonage\.com\/Auth\/connect\/token)$/,
    );
  });

  property.prop([path], { seed: 9_002, numRuns: 2_000 })('never leaves the sandbox’s origin', (made) => {
    if (!URL.canParse(made, 'http://console.invalid')) return;
    const target = targetOf(sandbox, made);
    if (target !== undefined) expect(new URL(target).origin).toBe('http://sandbox.invalid');
  });
});
