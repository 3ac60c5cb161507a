import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../start-sandbox.ts';
import { TestBrowser, type Visit } from '../testing/test-browser.ts';
import { callApi, control, createAccount, startTestSandbox, type TestAccount } from '../testing/test-sandbox.ts';

/** The console's origin: nothing listens there, as the proxy in front of the sandbox is not part of these tests. */
const CONSOLE = 'http://127.0.0.1:5999';
const CALLBACK = `${CONSOLE}/auth/callback`;
const SCOPES = 'openid profile offline_access admin:read admin:write';
const CLIENT: oauth.Client = { client_id: 'vcc-console' };

interface LibraryRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: URLSearchParams | Uint8Array<ArrayBuffer> | string | null | undefined;
}

let sandbox: Sandbox;
let server: oauth.AuthorizationServer;
/** Sends the library's calls to the sandbox itself, as the console's proxy would. */
const options = {
  [oauth.allowInsecureRequests]: true,
  [oauth.customFetch]: (address: string, { method, headers, body }: LibraryRequest) =>
    fetch(address.replace(CONSOLE, sandbox.url), { method, headers, body: body ?? null }),
};

beforeAll(async () => {
  sandbox = await startTestSandbox({ publicOrigin: CONSOLE });
  const issuer = new URL(`${CONSOLE}/oidc`);
  server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
});
afterAll(() => sandbox.close());

function openBrowser(): TestBrowser {
  return new TestBrowser(sandbox.url, `${CONSOLE}/auth/callback`);
}

/** One authorization request with its secrets. */
async function authorize(browser: TestBrowser, change: Record<string, string | undefined> = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const parameters: Record<string, string | undefined> = {
    client_id: CLIENT.client_id,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: SCOPES,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...change,
  };
  const url = new URL(server.authorization_endpoint ?? '');
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  const page = await browser.visit(url);
  const exchange = async (callback: Visit) => {
    const answer = oauth.validateAuthResponse(server, CLIENT, callback.url, state);
    const response = await redeem(answer, verifier);
    return oauth.processAuthorizationCodeResponse(server, CLIENT, response, { expectedNonce: nonce });
  };
  return { page, exchange };
}

async function signIn(browser: TestBrowser, account: TestAccount, change: Record<string, string | undefined> = {}) {
  const { page, exchange } = await authorize(browser, change);
  const callback = await browser.submit(page, account.user);
  return exchange(callback);
}

function redeem(answer: URLSearchParams, verifier: string): Promise<Response> {
  return oauth.authorizationCodeGrantRequest(server, CLIENT, oauth.None(), answer, CALLBACK, verifier, options);
}

function refresh(token: string | undefined) {
  return oauth.refreshTokenGrantRequest(server, CLIENT, oauth.None(), token ?? '', options);
}

async function listStatus(token: string): Promise<number> {
  return (await callApi(sandbox, token, 'GET', '/webhooks/subscriptions')).status;
}

describe('signing in with code and PKCE', () => {
  test('gives tokens that the API takes, and says who signed in', async () => {
    const account = await createAccount(sandbox);
    const tokens = await signIn(openBrowser(), account);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 7200 });
    expect(tokens.scope?.split(' ')).toEqual(expect.arrayContaining(['openid', 'admin:read', 'admin:write']));
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({
      iss: `${CONSOLE}/oidc`,
      sub: account.accountId,
      name: `Admin ${account.accountId}`,
      preferred_username: account.user.login,
    });
    expect(tokens.access_token.split('.')).toHaveLength(1);
    const body = { name: 'CRM', url: 'https://crm.example.com/', events: ['*'] };
    expect(await callApi(sandbox, tokens.access_token, 'POST', '/webhooks/subscriptions', { body })).toMatchObject({
      status: 200,
    });
    expect(await control(sandbox, 'GET', `/accounts/${account.accountId}`)).toMatchObject({
      subscriptions: [{ name: 'CRM' }],
    });
  });

  test('everything the browser needs is below the public origin’s /oidc', async () => {
    const { page } = await authorize(openBrowser());
    expect(page.url.href).toMatch(new RegExp(`^${CONSOLE}/oidc/interaction/`));
    const { token_endpoint, jwks_uri, end_session_endpoint, revocation_endpoint } = server;
    for (const address of [token_endpoint, jwks_uri, end_session_endpoint, revocation_endpoint]) {
      expect(address).toMatch(new RegExp(`^${CONSOLE}/oidc/`));
    }
  });

  test('with the read scope alone gives a token that cannot write', async () => {
    const account = await createAccount(sandbox);
    const { access_token: token } = await signIn(openBrowser(), account, { scope: 'openid admin:read' });
    expect(await listStatus(token)).toBe(200);
    expect(await callApi(sandbox, token, 'DELETE', '/webhooks/subscriptions/x')).toMatchObject({
      status: 401,
      body: { message: 'Unauthorized' },
    });
  });

  test('a wrong password says so, keeps the login, and can be corrected', async () => {
    const account = await createAccount(sandbox);
    const browser = openBrowser();
    const { page, exchange } = await authorize(browser);
    const again = await browser.submit(page, { login: account.user.login, password: 'wrong' });
    expect(again.status).toBe(200);
    expect(again.text).toContain('Login or password is wrong.');
    expect(again.text).toContain(`value="${account.user.login}"`);
    expect(again.text).not.toContain('wrong"');
    const tokens = await exchange(await browser.submit(again, account.user));
    expect(await listStatus(tokens.access_token)).toBe(200);
  });

  test('what was typed comes back as text, not as markup', async () => {
    const browser = openBrowser();
    const { page } = await authorize(browser);
    const again = await browser.submit(page, { login: '"><script>alert(1)</script>', password: 'x' });
    expect(again.text).not.toContain('<script>');
  });

  test('without PKCE, or with another redirect address, is refused', async () => {
    const withoutChallenge = await authorize(openBrowser(), {
      code_challenge: undefined,
      code_challenge_method: undefined,
    });
    expect(withoutChallenge.page.url.searchParams.get('error')).toBe('invalid_request');
    const elsewhere = await authorize(openBrowser(), { redirect_uri: 'https://evil.example/callback' });
    expect(elsewhere.page.status).toBe(400);
    expect(elsewhere.page.text).toContain('redirect_uri');
  });

  test('a code works once', async () => {
    const account = await createAccount(sandbox);
    const browser = openBrowser();
    const { page, exchange } = await authorize(browser);
    const callback = await browser.submit(page, account.user);
    await exchange(callback);
    await expect(exchange(callback)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('an interaction of another browser is refused with a page', async () => {
    const { page } = await authorize(openBrowser());
    const stranger = await openBrowser().visit(page.url);
    expect(stranger.status).toBe(400);
    expect(stranger.text).toContain('role="alert"');
  });
});

describe('the provider’s session', () => {
  test('prompt=none works while it lives, and asks for a login without one', async () => {
    const account = await createAccount(sandbox);
    const browser = openBrowser();
    const silent = { prompt: 'none' };
    expect((await authorize(browser, silent)).page.url.searchParams.get('error')).toBe('login_required');
    await signIn(browser, account);
    const { page, exchange } = await authorize(browser, silent);
    expect(await listStatus((await exchange(page)).access_token)).toBe(200);
  });

  test('another person can sign in over it', async () => {
    const [first, second] = [await createAccount(sandbox), await createAccount(sandbox)];
    const browser = openBrowser();
    await signIn(browser, first);
    const { page, exchange } = await authorize(browser, { prompt: 'login' });
    const handover = await browser.submit(page, second.user);
    const callback = handover.status === 0 ? handover : await browser.submit(handover);
    expect(oauth.getValidatedIdTokenClaims(await exchange(callback))).toMatchObject({ sub: second.accountId });
  });

  test('prompt=consent asks someone who is signed in for no password', async () => {
    const account = await createAccount(sandbox);
    const browser = openBrowser();
    await signIn(browser, account);
    const { page, exchange } = await authorize(browser, { prompt: 'consent' });
    expect(page.text).toContain(`Signed in as Admin ${account.accountId}.`);
    const tokens = await exchange(await browser.submit(page));
    expect(tokens.scope).toContain('offline_access');
  });

  test('ends by RP-initiated logout, which submits itself and returns to the console', async () => {
    const account = await createAccount(sandbox);
    const browser = new TestBrowser(sandbox.url, CONSOLE + '/auth');
    const tokens = await signIn(browser, account);
    const url = new URL(server.end_session_endpoint ?? '');
    url.searchParams.set('id_token_hint', tokens.id_token ?? '');
    url.searchParams.set('post_logout_redirect_uri', `${CONSOLE}/signed-out.html`);
    const page = await browser.visit(url);
    expect(page.text).toContain('<script src="/oidc/submit.js">');
    expect((await browser.visit(`${CONSOLE}/oidc/submit.js`)).text).toContain('.click()');

    const end = await browser.submit(page, { logout: 'yes' });
    expect(end.url.href).toBe(`${CONSOLE}/signed-out.html`);
    expect((await authorize(browser, { prompt: 'none' })).page.url.searchParams.get('error')).toBe('login_required');
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });

  test('is not ended without a question when nobody says whose it is', async () => {
    const account = await createAccount(sandbox);
    const browser = openBrowser();
    await signIn(browser, account);
    const url = new URL(server.end_session_endpoint ?? '');
    url.searchParams.set('client_id', CLIENT.client_id);
    url.searchParams.set('post_logout_redirect_uri', `${CONSOLE}/sign-in`);
    const page = await browser.visit(url);
    expect(page.text).toContain('Do you want to end your session?');
    expect(page.text).not.toContain('<script');
  });
});

describe('refresh tokens', () => {
  test('rotate, and a second use of an old one ends the whole family', async () => {
    const tokens = await signIn(openBrowser(), await createAccount(sandbox));
    const renewed = await oauth.processRefreshTokenResponse(server, CLIENT, await refresh(tokens.refresh_token));
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    expect(await listStatus(renewed.access_token)).toBe(200);

    expect(await (await refresh(tokens.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await refresh(renewed.refresh_token)).status).toBe(400);
    expect(await listStatus(renewed.access_token)).toBe(401);
  });

  test('can be revoked', async () => {
    const { refresh_token: token = '', access_token } = await signIn(openBrowser(), await createAccount(sandbox));
    const response = await oauth.revocationRequest(server, CLIENT, oauth.None(), token, options);
    await oauth.processRevocationResponse(response);
    expect((await refresh(token)).status).toBe(400);
    expect(await listStatus(access_token)).toBe(401);
  });

  test('a page of this machine may use the token endpoint, another may not', async () => {
    const { refresh_token: token = '' } = await signIn(openBrowser(), await createAccount(sandbox));
    const from = (origin: string) =>
      fetch(`${sandbox.url}/oidc/token`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token, client_id: 'vcc-console' }),
      });
    expect((await from('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await from('http://127.0.0.1:5173')).headers.get('access-control-allow-origin')).toBe(
      'http://127.0.0.1:5173',
    );
  });
});

describe('session faults', () => {
  test('expire ends access tokens and leaves refresh tokens', async () => {
    const account = await createAccount(sandbox);
    const tokens = await signIn(openBrowser(), account);
    await control(sandbox, 'POST', `/accounts/${account.accountId}/tokens`, { action: 'expire' });
    expect(await listStatus(tokens.access_token)).toBe(401);
    const renewed = await oauth.processRefreshTokenResponse(server, CLIENT, await refresh(tokens.refresh_token));
    expect(await listStatus(renewed.access_token)).toBe(200);
  });

  test('revoke ends both', async () => {
    const account = await createAccount(sandbox);
    const tokens = await signIn(openBrowser(), account);
    await control(sandbox, 'POST', `/accounts/${account.accountId}/tokens`, { action: 'revoke' });
    expect(await listStatus(tokens.access_token)).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });

  test('ttl shortens the life of tokens issued from now on', async () => {
    const account = await createAccount(sandbox);
    await control(sandbox, 'POST', `/accounts/${account.accountId}/tokens`, { ttl: 30 });
    expect(await signIn(openBrowser(), account)).toMatchObject({ expires_in: 30 });
  });
});
