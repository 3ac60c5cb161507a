// `npm run test:hosting [-- --whole] [-- --probes-only]`: the shipped nginx configuration in Debian's nginx with TLS.
// First the table of probes, then end-to-end tests through it (`--whole`: all of them), then its logs.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { requestToken, startTestSandbox } from '../../sandbox/testing/test-sandbox.ts';
import { sandboxConsoleConfig } from '../../scripts/console-config.ts';
import { createTenant } from '../../src/test/sandbox-tenant.ts';
import { findLoggedSecrets, type LogFindings } from './logged-secrets.ts';
import { ensureNginx, startNginx } from './nginx-under-test.ts';
import { judgeProbe, probesFor } from './probes.ts';

const probePort = 4843;
/** Of the end-to-end tests those in which the host has a part. */
const hostTests = ['e2e/hosting', 'e2e/sign-in.e2e.ts', 'e2e/create.e2e.ts', 'e2e/start-up.e2e.ts'];

interface Count {
  readonly passed: number;
  readonly failed: number;
}

function builtScript(): string {
  const script = readdirSync('dist/assets').find((name) => /^index-.*\.js$/.test(name));
  if (script === undefined) throw new Error('The build has no script');
  return `/assets/${script}`;
}

function tellLogs({ lines, secrets }: LogFindings): Count {
  const isClean = lines > 0 && secrets.length === 0;
  console.log(`${isClean ? '✔' : '✘'} ${lines} lines of log without a query, token, code or secret`);
  for (const line of secrets.slice(0, 10)) console.log(`    ${line}`);
  return isClean ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function probe(): Promise<Count> {
  const origin = `https://127.0.0.1:${probePort}`;
  const sandbox = await startTestSandbox({ publicOrigin: origin });
  const config = sandboxConsoleConfig(origin, {});
  const nginx = await startNginx({ port: probePort, sandboxUrl: sandbox.url, build: 'dist', config });
  try {
    const { clientId, clientSecret } = (await createTenant(sandbox)).account;
    const form = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'admin:read admin:write',
    };
    const answer = z.object({ access_token: z.string() }).parse(await (await requestToken(sandbox, form)).json());
    let failed = 0;
    const probes = probesFor(builtScript(), `Bearer ${answer.access_token}`);
    for (const one of probes) {
      // In the order of the table.
      // oxlint-disable-next-line no-await-in-loop
      const wrong = await judgeProbe(nginx.url, one);
      if (wrong.length > 0) failed += 1;
      const expected = `${one.status} ${one.cacheControl ?? ''}`;
      console.log(`${wrong.length === 0 ? '✔' : '✘'} ${one.method.padEnd(6)} ${one.path.padEnd(58)} ${expected}`);
      for (const line of wrong) console.log(`    ${line}`);
    }
    const logs = tellLogs(findLoggedSecrets(nginx.logs()));
    return { passed: probes.length - failed + logs.passed, failed: failed + logs.failed };
  } finally {
    await nginx.close();
    await sandbox.close();
  }
}

const resultsSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** The end-to-end tests, through nginx. */
async function runEndToEnd(files: readonly string[]): Promise<Count> {
  const results = join(tmpdir(), `hosting-${process.pid}.json`);
  const report = join(tmpdir(), `hosting-logs-${process.pid}.json`);
  const child = spawn('npx', ['--no-install', 'playwright', 'test', '--reporter=list,json', ...files], {
    stdio: 'inherit',
    env: {
      ...process.env,
      E2E_HOST: 'nginx',
      // The certificate is made for this run.
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_NO_WARNINGS: '1',
      PLAYWRIGHT_JSON_OUTPUT_NAME: results,
      HOSTING_LOG_REPORT: report,
    },
  });
  await new Promise((resolve) => child.once('close', resolve));
  try {
    const { stats } = resultsSchema.parse(JSON.parse(readFileSync(results, 'utf8')));
    const findings = z
      .object({ lines: z.number(), secrets: z.array(z.string()) })
      .parse(JSON.parse(readFileSync(report, 'utf8')));
    const logs = tellLogs(findings);
    return { passed: stats.expected + logs.passed, failed: stats.unexpected + stats.flaky + logs.failed };
  } finally {
    for (const file of [results, report]) rmSync(file, { force: true });
  }
}

const { values } = parseArgs({
  options: { whole: { type: 'boolean', default: false }, 'probes-only': { type: 'boolean', default: false } },
});
const obstacle = ensureNginx();
if (obstacle !== undefined) {
  console.log(`\n!!! HOSTING IS NOT CHECKED: ${obstacle}. !!!\n\n0 passed, 0 failed`);
  process.exit(0);
}
if (!existsSync('dist/index.html')) await (await import('vite')).build({ logLevel: 'warn' });
const counts = [await probe()];
if (!values['probes-only']) counts.push(await runEndToEnd(values.whole ? [] : hostTests));
const sum = (of: keyof Count): number => counts.reduce((total, count) => total + count[of], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
