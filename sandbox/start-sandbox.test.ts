import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { demoAccount, demoSubscriptions } from './demo-account.ts';
import { PortInUseError } from './port-in-use-error.ts';
import type { Sandbox } from './start-sandbox.ts';
import { callApi, createAccount, control, eventually, startTestSandbox, tokenOf } from './testing/test-sandbox.ts';

const LIST = '/webhooks/subscriptions';
const listAnswer = z.object({ subscriptions: z.array(z.object({ subscriptionId: z.string(), name: z.string() })) });

let directory: string;
let databaseFile: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vcc-sandbox-'));
  databaseFile = join(directory, 'deep', 'vcc.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function names(sandbox: Pick<Sandbox, 'url'>, token: string): Promise<string[]> {
  const { body } = await callApi({ ...sandbox, controlUrl: '', close: async () => {} }, token, 'GET', LIST);
  return listAnswer.parse(body).subscriptions.map(({ name }) => name);
}

function create(sandbox: Sandbox, token: string, name: string) {
  return callApi(sandbox, token, 'POST', LIST, { body: { name, url: 'https://a.example/', events: ['*'] } });
}

describe('starting and stopping', () => {
  test('is ready in two seconds and answers', async () => {
    const started = performance.now();
    const sandbox = await startTestSandbox();
    expect(performance.now() - started).toBeLessThan(2_000);
    const health = await fetch(`${sandbox.url}/health`);
    expect(await health.json()).toEqual({ status: 'ok' });
    await sandbox.close();
  });

  test('stops in a second, with connections open and a request waiting', async () => {
    const sandbox = await startTestSandbox();
    const account = await createAccount(sandbox);
    const token = await tokenOf(sandbox, account);
    const fault = { match: { path: LIST }, action: { type: 'delay', ms: 60_000 } };
    await control(sandbox, 'POST', `/accounts/${account.accountId}/faults`, fault);
    const waiting = Promise.allSettled([callApi(sandbox, token, 'GET', LIST)]);
    const seen = () => control(sandbox, 'GET', `/accounts/${account.accountId}/requests`);
    await eventually(seen, (log) => JSON.stringify(log).includes('"status":null'));

    const started = performance.now();
    await sandbox.close();
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await waiting).toMatchObject([{ status: 'rejected' }]);
    await expect(fetch(`${sandbox.url}/health`)).rejects.toThrow('fetch failed');
  });

  test.each([
    ['port', 'SANDBOX_PORT'],
    ['controlPort', 'SANDBOX_CONTROL_PORT'],
  ])('says in one sentence that its %s is taken, and leaves nothing behind', async (option, variable) => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const port = z.object({ port: z.number() }).parse(blocker.address()).port;
    const start = startTestSandbox({ [option]: port, databaseFile });
    await expect(start).rejects.toThrow(PortInUseError);
    await expect(start).rejects.toThrow(`Port ${port} is already in use; set ${variable} to another port.`);
    blocker.close();
    await once(blocker, 'close');
    await (await startTestSandbox({ [option]: port, databaseFile })).close();
  });

  test('listens on this machine only', async () => {
    const sandbox = await startTestSandbox();
    expect([new URL(sandbox.url).hostname, new URL(sandbox.controlUrl).hostname]).toEqual(['127.0.0.1', '127.0.0.1']);
    await sandbox.close();
  });
});

describe('the demo account', () => {
  test('is there from the first start with a dozen subscriptions, and stays as it is left', async () => {
    const first = await startTestSandbox({ databaseFile });
    const token = await tokenOf(first, demoAccount);
    const created = await names(first, token);
    expect(created).toHaveLength(demoSubscriptions(first.url).length);
    expect(created.length).toBeGreaterThanOrEqual(12);
    expect(new Set(created).size).toBe(created.length);
    await create(first, token, 'Mine');
    await first.close();

    const second = await startTestSandbox({ databaseFile });
    expect(await names(second, token)).toEqual([...created, 'Mine']);
    await second.close();
  });
});

describe('what was answered is kept', () => {
  test('over a restart: accounts, subscriptions, secrets, catalogue and tokens', async () => {
    const first = await startTestSandbox({ databaseFile });
    const account = await createAccount(first, 'nam');
    const token = await tokenOf(first, account);
    await control(first, 'POST', `/accounts/${account.accountId}/seed`, { subscriptions: 3, eventTypes: 100 });
    await create(first, token, 'Mine');
    const before = await control(first, 'GET', `/accounts/${account.accountId}`);
    const keys: unknown = await (await fetch(`${first.url}/oidc/jwks`)).json();
    await first.close();

    const second = await startTestSandbox({ databaseFile });
    expect(await control(second, 'GET', `/accounts/${account.accountId}`)).toEqual(before);
    expect((await create(second, token, 'Mine too')).status).toBe(200);
    expect((await tokenOf(second, account)).length).toBeGreaterThan(0);
    expect(await (await fetch(`${second.url}/oidc/jwks`)).json()).toEqual(keys);
    await second.close();
  });

  test('over kill -9 in the middle of writes', async () => {
    const process = startProcess();
    const url = await addressOf(process);
    const sandbox: Sandbox = { url, controlUrl: '', close: async () => {} };
    const token = await tokenOf(sandbox, demoAccount);
    const acknowledged: string[] = [];
    const write = async (writer: number) => {
      for (let count = 0; count < 500; count += 1) {
        const name = `Writer ${writer} wrote ${count}`;
        if ((await create(sandbox, token, name)).status === 200) acknowledged.push(name);
      }
    };
    const writers = Promise.allSettled([0, 1, 2].map(write));
    await eventually(
      () => acknowledged.length,
      (length) => length > 60,
    );
    process.kill('SIGKILL');
    const outcomes = await writers;
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);

    const again = await startTestSandbox({ databaseFile });
    const kept = new Set(await names(again, token));
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
    expect((await create(again, token, 'After the kill')).status).toBe(200);
    await again.close();
  });
});

test('the command says where it listens and how to sign in, and stops on SIGTERM', async () => {
  const process = startProcess();
  const output = await outputUntil(process, 'Password');
  for (const text of [demoAccount.clientId, demoAccount.clientSecret, demoAccount.user.login]) {
    expect(output).toContain(text);
  }
  process.kill('SIGTERM');
  expect(await once(process, 'exit')).toEqual([0, null]);
});

test('the command refuses an odd port with a sentence', async () => {
  const process = startProcess({ SANDBOX_PORT: 'http' });
  process.stderr?.setEncoding('utf8');
  let complaint = '';
  process.stderr?.on('data', (text: string) => (complaint += text));
  expect(await once(process, 'exit')).toEqual([1, null]);
  expect(complaint).toMatch(/^SANDBOX_PORT: .*\.\n$/);
});

/** `sandbox/main.ts` as a process of its own, on free ports. */
function startProcess(change: Record<string, string> = {}): ChildProcess {
  const env = { ...process.env, SANDBOX_PORT: '0', SANDBOX_CONTROL_PORT: '0', SANDBOX_DB: databaseFile, ...change };
  return spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'main.ts')], { env });
}

async function addressOf(child: ChildProcess): Promise<string> {
  const output = await outputUntil(child, 'Password');
  return /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? '';
}

async function outputUntil(child: ChildProcess, word: string): Promise<string> {
  let output = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => (output += text));
  return eventually(
    () => output,
    (text) => text.includes(word),
  );
}
