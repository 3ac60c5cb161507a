import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isPortFree } from './fixtures/own-console.ts';
import { createButton, fillForm, finishSecretDialog, rowNames, rowOf, switchOf } from './fixtures/screens.ts';
import { expect, test, typeCredentials } from './fixtures/test.ts';

interface Started {
  readonly npm: ChildProcess;
  readonly output: () => string;
}

/** The demo account's keys are printed by `npm start` and never change. */
const demo = { clientId: 'demo-client', clientSecret: 'demo-secret' };

function start(args: readonly string[], environment: Readonly<Record<string, string>>): Started {
  // A group of its own, so that nothing survives a failing test.
  const npm = spawn('npm', args, { env: { ...process.env, ...environment }, detached: true });
  let text = '';
  npm.stdout.on('data', (chunk) => (text += String(chunk)));
  npm.stderr.on('data', (chunk) => (text += String(chunk)));
  return { npm, output: () => text };
}

function endGroup({ npm }: Started): void {
  if (npm.pid === undefined) return;
  try {
    process.kill(-npm.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

interface Ports {
  readonly PORT: string;
  readonly SANDBOX_PORT: string;
  readonly SANDBOX_CONTROL_PORT: string;
}

async function takePorts(): Promise<Ports> {
  const [port, sandbox, control] = await Promise.all([freePort(), freePort(), freePort()]);
  return { PORT: `${port}`, SANDBOX_PORT: `${sandbox}`, SANDBOX_CONTROL_PORT: `${control}` };
}

async function arePortsFree(ports: Ports): Promise<boolean> {
  const states = await Promise.all(Object.values(ports).map((port) => isPortFree(Number(port))));
  return states.every(Boolean);
}

for (const [command, args] of [
  ['npm start', ['start']],
  ['npm run preview', ['run', 'preview']],
] as const) {
  test(`${command} is stopped within a second or so and goes on with the data as left`, async ({ page, watch }) => {
    // The page asks for this and that while nobody is there to answer.
    watch.expectFailedRequests();
    test.setTimeout(90_000);
    const folder = await mkdtemp(join(tmpdir(), 'vcc-restart-'));
    const ports = await takePorts();
    const environment = { ...ports, SANDBOX_DB: join(folder, 'vcc.sqlite') };
    const url = `http://127.0.0.1:${ports.PORT}`;
    const first = start(args, environment);
    let second: Started | undefined;
    try {
      await expect.poll(first.output, { timeout: 30_000 }).toContain(url);
      await page.goto(url);
      await typeCredentials(page, demo.clientId, demo.clientSecret);
      await expect(rowOf(page, 'CRM screen-pop')).toBeVisible({ timeout: 20_000 });
      const rowsBefore = await rowNames(page).count();
      await createButton(page).click();
      await fillForm(page, { name: 'Made before the restart' });
      await createButton(page).click();
      await finishSecretDialog(page);
      await switchOf(page, 'CRM screen-pop').click();
      await expect(rowOf(page, 'CRM screen-pop')).toContainText(/Off, live within \d+ s/);

      const ended = once(first.npm, 'exit');
      first.npm.kill('SIGTERM');
      await ended;
      await expect.poll(() => arePortsFree(ports), { timeout: 3_000, intervals: [100] }).toBe(true);

      second = start(args, environment);
      await expect.poll(second.output, { timeout: 30_000 }).toContain(url);
      // The access token outlives the restart too, as it is stored like everything else.
      await page.reload();
      await expect(rowOf(page, 'Made before the restart')).toBeVisible({ timeout: 20_000 });
      await expect(switchOf(page, 'CRM screen-pop')).not.toBeChecked();
      await expect(rowNames(page)).toHaveCount(rowsBefore + 1);
    } finally {
      endGroup(first);
      if (second !== undefined) endGroup(second);
      await rm(folder, { recursive: true, force: true });
    }
  });
}

for (const variable of ['PORT', 'SANDBOX_PORT', 'SANDBOX_CONTROL_PORT'] as const) {
  test(`a taken ${variable} is said in one sentence and nothing stays behind`, async () => {
    const ports = await takePorts();
    const server = createServer();
    server.listen(Number(ports[variable]), '127.0.0.1');
    await once(server, 'listening');
    const started = start(['start'], { ...ports, SANDBOX_DB: ':memory:' });
    try {
      await once(started.npm, 'exit');
      expect(started.npm.exitCode).toBe(1);
      expect(started.output()).toContain(ports[variable]);
      expect(started.output()).toContain(variable);
      expect(started.output()).not.toMatch(/^\s+at /m);
      const others = Object.entries(ports).filter(([name]) => name !== variable);
      const states = await Promise.all(others.map(([, port]) => isPortFree(Number(port))));
      expect(states).toEqual([true, true]);
    } finally {
      endGroup(started);
      server.close();
    }
  });
}

test('a variable that cannot be used is said in one sentence', async () => {
  const started = start(['start'], { PORT: 'many' });
  try {
    await once(started.npm, 'exit');
    expect(started.npm.exitCode).toBe(1);
    expect(started.output()).toContain('PORT must be a whole number, not “many”.');
  } finally {
    endGroup(started);
  }
});
