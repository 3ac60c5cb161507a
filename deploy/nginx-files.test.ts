import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRoute, vccRoutes } from '../scripts/proxy-routes.ts';
import { findLoggedSecrets } from './check/logged-secrets.ts';
import { nginxFolder, nginxSecurityHeaders, renderSettings } from './nginx-files.ts';
import { contentSecurityPolicy, securityHeaders } from '../src/lib/security-headers.ts';

const read = (name: string): string => readFileSync(`${nginxFolder}${name}`, 'utf8');
const settings = {
  NGINX_RESOLVER: '127.0.0.53',
  CONSOLE_ROOT: '/srv/console',
  CONSOLE_CONNECT_ORIGINS: '',
  VCC_EMEA_API: 'https://emea.api.example.com',
  VCC_EMEA_AUTH: 'https://emea.auth.example.com',
  VCC_NAM_API: 'https://nam.api.example.com',
  VCC_NAM_AUTH: 'https://nam.auth.example.com',
  VCC_APAC_API: 'https://apac.api.example.com',
  VCC_APAC_AUTH: 'https://apac.auth.example.com',
};

/** The `location` blocks of a file with what stands in them, nested ones included. */
function locationsOf(file: string): readonly { readonly head: string; readonly body: string }[] {
  return [...file.matchAll(/^( *)location [^\n]*\{\n([\s\S]*?)^\1\}/gm)].map(([head, , body = '']) => ({
    head: head.split('\n')[0] ?? '',
    body,
  }));
}

describe('P10: the headers', () => {
  test('in nginx are those of the one source, word by word', () => {
    expect(read('security-headers.conf')).toBe(nginxSecurityHeaders());
    const policy = /Content-Security-Policy "([^"]*)"/.exec(read('security-headers.conf'))?.[1];
    expect(policy?.replace('$console_connect_origins', '')).toBe(contentSecurityPolicy());
    expect(policy?.replace('$console_connect_origins', ' https://login.example.com')).toBe(
      contentSecurityPolicy(['https://login.example.com']),
    );
  });

  test('are there again in every location with a header of its own', () => {
    const locations = [...locationsOf(read('server.conf')), { head: 'proxy.conf', body: read('proxy.conf') }];
    expect(locations.length).toBeGreaterThan(10);
    const own = locations.filter(({ body }) => /^\s*add_header/m.test(body));
    expect(own.map(({ head }) => head)).toHaveLength(3);
    const forgetful = own.filter(({ body }) => !body.includes('include console/security-headers.conf;'));
    expect(forgetful.map(({ head }) => head)).toEqual([]);
  });

  test('of a host that an upstream sends too are only the console’s', () => {
    const hidden = [...read('proxy.conf').matchAll(/proxy_hide_header ([\w-]+);/g)].map(([, name]) => name);
    expect(hidden).toEqual(expect.arrayContaining(Object.keys(securityHeaders())));
  });
});

describe('what is forwarded', () => {
  const patterns = [...read('server.conf').matchAll(/^location (?:~ "([^"]+)"|= (\S+)) \{/gm)]
    .map(([, pattern, exact]) => new RegExp(pattern?.replace('(?<upstream_path>', '(?:') ?? `^${exact}$`))
    .filter((pattern) => pattern.source.includes('api'));

  test.each([
    '/webhooks/subscriptions',
    '/webhooks/subscriptions/01HZX',
    `/webhooks/subscriptions/${'a'.repeat(64)}`,
    `/webhooks/subscriptions/${'a'.repeat(65)}`,
    '/webhooks/subscriptions/a/b',
    '/webhooks/subscriptions/',
    '/webhooks/subscriptions/..',
    '/webhooks/event-types',
    '/webhooks/event-types/a',
    '/webhooks',
    '/Auth/connect/token',
    '/Auth/connect/token/',
    '/Auth/connect',
  ])('of %s is the same as in npm start, in each region and in no other', (path) => {
    const differing = ['emea', 'nam', 'apac'].filter((region) => {
      const address = `/api/${region}${path}`;
      const isForwarded = findRoute(vccRoutes(region), address) !== undefined;
      return patterns.some((pattern) => pattern.test(address)) !== isForwarded;
    });
    expect(differing).toEqual([]);
    expect(patterns.some((pattern) => pattern.test(`/api/mars${path}`))).toBe(false);
  });
});

describe('the settings', () => {
  test('are all filled in, and nothing is left to nginx to make sense of', () => {
    const rendered = renderSettings(settings);
    expect(rendered).not.toContain('${');
    for (const value of Object.values(settings)) expect(rendered).toContain(value);
  });

  test('are each explained to who hosts it, and set in the container', () => {
    const guide = readFileSync(new URL('../docs/hosting.md', import.meta.url), 'utf8');
    const container = readFileSync(new URL('container/Dockerfile', import.meta.url), 'utf8');
    const names = Object.keys(settings);
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    expect(names.filter((name) => !container.includes(`${name}=`))).toEqual([]);
  });
});

describe('S8: the log', () => {
  test('has a format without queries and headers', () => {
    const format = /log_format console '([^']*)'/.exec(read('http.conf'))?.[1] ?? '';
    expect(format).toContain('$uri');
    expect(format).not.toMatch(/\$(?:request|args|query_string|request_uri|http_\w+)\b/);
    const logs = readdirSync(nginxFolder).flatMap((name) => read(name).match(/^\s*access_log .*$/gm) ?? []);
    expect(logs.map((line) => line.trim())).toEqual([
      'access_log /var/log/nginx/console.log console;',
      'access_log /dev/stdout console;',
    ]);
  });

  test('of errors says nothing of a request: every level below “emerg” may write its whole first line', () => {
    for (const name of ['nginx.conf', 'nginx-debian.conf']) {
      const inHttp = read(name).slice(read(name).indexOf('http {'));
      expect(inHttp).toMatch(/^ {2}error_log \S+ emerg;$/m);
    }
  });

  test.each([
    '127.0.0.1 "GET /auth/callback?code=x" 200',
    '127.0.0.1 "POST /api/emea/Auth/connect/token" 200 client_secret=abc',
    'Authorization: Bearer abc',
    'eyJhbGciOiJIUzI1NiJ9.e30.x',
    `"${'A'.repeat(43)}="`,
  ])('that held %j would be found', (line) => {
    expect(findLoggedSecrets(`a harmless line\n${line}\n`)).toEqual({ lines: 2, secrets: [line] });
  });
});
