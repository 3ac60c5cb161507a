import { screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestSandbox } from '../../../sandbox/testing/test-sandbox.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { securityHeaders } from '../../lib/security-headers.ts';
import { renderApp } from '../../test/render-app.tsx';
import { startTestServer, type TestServer } from '../../test/test-server.ts';

let sandbox: Sandbox;
let site: TestServer;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const good: Record<string, string> = { ...securityHeaders(), 'Cache-Control': 'no-store' };
const licences = {
  version: '9.9.9',
  packages: [{ name: 'left-pad', version: '1.0.0', licence: 'MIT', text: 'Permission is hereby granted' }],
};

/** A host of the console with these headers; the page asks paths, which Node resolves against nothing. */
beforeEach(async () => {
  site = await startTestServer();
  answerWithHeaders(good);
  const realFetch = fetch;
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) =>
    realFetch(typeof input === 'string' && input.startsWith('/') ? new URL(input, site.url) : input, init),
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await site.close();
});

function answerWithHeaders(headers: Record<string, string>): void {
  site.answer = (response, request) => {
    const isPage = request.path === '/';
    const isList = request.path === '/assets/licences.json';
    response.writeHead(isPage || isList ? 200 : 404, headers);
    response.end(isList ? JSON.stringify(licences) : '');
  };
}

const siteTable = () => screen.findByRole('table', { name: 'Checks of this site' });
const verdictOf = (table: HTMLElement, name: string) =>
  within(within(table).getByRole('rowheader', { name }).closest('tr') ?? table).getAllByRole('cell')[0]?.textContent;

describe('the checks of this site', () => {
  test('P9: pass where every header arrives', async () => {
    await renderApp(sandbox, '/diagnostics');
    const table = await siteTable();
    expect(screen.getByText('15 passed, 0 failed, 0 unknown.')).toBeVisible();
    expect(verdictOf(table, 'Content-Security-Policy')).toBe('Passed');
  });

  test('P9: say which header a proxy has taken, and which it has weakened', async () => {
    const { 'Content-Security-Policy': policy = '', 'X-Frame-Options': _frame, ...others } = good;
    answerWithHeaders({
      ...others,
      'Content-Security-Policy': policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    });
    await renderApp(sandbox, '/diagnostics');
    const table = await siteTable();
    expect(verdictOf(table, 'Content-Security-Policy')).toBe('Failed');
    expect(verdictOf(table, 'X-Frame-Options')).toBe('Failed');
    expect(table).toHaveTextContent('It is missing. It should be DENY.');
    expect(screen.getByText('13 passed, 2 failed, 0 unknown.')).toBeVisible();
  });

  test('P9: without an answer are unknown, never passed', async () => {
    site.answer = (response) => void response.socket?.destroy();
    await renderApp(sandbox, '/diagnostics');
    await siteTable();
    expect(screen.getByText('0 passed, 0 failed, 15 unknown.')).toBeVisible();
  });
});

describe('what it can reach', () => {
  test('is unknown until it is asked, and asks without credentials', async () => {
    const { user, tenant } = await renderApp(sandbox, '/diagnostics');
    expect(await screen.findByText('Unknown: not asked yet.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ask them' }));
    const table = await screen.findByRole('table', { name: 'Checks of what it can reach' });
    expect(verdictOf(table, 'API of EMEA')).toBe('Passed');
    expect(verdictOf(table, 'Token endpoint of EMEA')).toBe('Passed');
    expect(await tenant.requests()).toEqual([]);
  });

  test('P7: is unknown where nothing answers, and failed where something else does', async () => {
    const regions = [
      { id: 'emea', label: 'EMEA', apiBase: sandbox.url, tokenEndpoint: `${sandbox.url}/Auth/connect/token` },
      { id: 'nam', label: 'NAM', apiBase: 'http://127.0.0.1:1', tokenEndpoint: site.url },
    ];
    const { user } = await renderApp(sandbox, '/diagnostics', { config: { regions } });
    await user.click(await screen.findByRole('button', { name: 'Ask them' }));
    const table = await screen.findByRole('table', { name: 'Checks of what it can reach' });
    expect(verdictOf(table, 'API of NAM')).toBe('Unknown');
    expect(verdictOf(table, 'Token endpoint of NAM')).toBe('Failed');
  });
});

describe('the configuration in force', () => {
  test('is shown with its defaults to somebody who cannot sign in', async () => {
    await renderApp(sandbox, '/diagnostics', { signIn: 'no', config: { pollingSeconds: 45 } });
    const table = await screen.findByRole('table', { name: 'Configuration in force' });
    expect(table).toHaveTextContent('pollingSeconds45');
    expect(table).toHaveTextContent('regions[0].apiBase');
    expect(table).toHaveTextContent('sessionLimits.warningSeconds120');
    expect(screen.getByText(`Beside its own origin this console speaks to ${sandbox.url}.`)).toBeVisible();
    expect(screen.getByRole('main')).toBeVisible();
  });

  test('holds no token and no secret', async () => {
    const { session, tenant } = await renderApp(sandbox, '/diagnostics');
    await siteTable();
    const shown = document.body.textContent;
    for (const secret of [session.getAccessToken(), tenant.account.clientSecret]) expect(shown).not.toContain(secret);
  });
});

describe('about', () => {
  test('lists the licences of what the build holds, when somebody asks', async () => {
    const { user } = await renderApp(sandbox, '/diagnostics');
    await user.click(await screen.findByRole('button', { name: 'Show version and licences' }));
    expect(await screen.findByText('Version 9.9.9, with code of 1 packages.')).toBeVisible();
    expect(screen.getByText('left-pad 1.0.0: MIT')).toBeVisible();
  });

  test('leads somebody who is not signed in back to signing in, and on to where they wanted to go', async () => {
    const { user, router } = await renderApp(sandbox, '/sign-in?returnTo=%2Fsignatures', { signIn: 'no' });
    const link = await screen.findByRole('link', { name: 'see what this site can reach' });
    await router.navigate({ href: link.getAttribute('href') ?? '' });
    await user.click(await screen.findByRole('link', { name: 'Sign in' }));
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(router.state.location.search).toEqual({ returnTo: '/signatures' });
  });

  test('offers nobody to sign in who is signed in', async () => {
    await renderApp(sandbox, '/diagnostics');
    await siteTable();
    expect(screen.queryByText(/You are not signed in/)).not.toBeInTheDocument();
  });

  test('is reached from the account menu', async () => {
    const { user } = await renderApp(sandbox, '/signatures');
    await user.click(await screen.findByRole('button', { name: 'Account' }));
    await user.click(await screen.findByRole('menuitem', { name: 'About and diagnostics' }));
    expect(await screen.findByRole('heading', { name: 'About and diagnostics', level: 1 })).toHaveFocus();
  });
});
