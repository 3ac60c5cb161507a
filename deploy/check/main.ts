// `npm run test:hosting [-- --whole] [-- --probes-only]`: the shipped nginx configuration in Debian's nginx with TLS.
// First the table of probes, then end-to-end tests through it (`--whole`: all of them), then its logs. Where nginx is
// missing and cannot be installed it fails; only somebody who is not root is let off, with a loud line.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { requestToken, startTestSandbox } from '../../sandbox/testing/test-sandbox.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { sandboxConsoleConfig } from '../../scripts/console-config.ts';
import { createTenant } from '../../src/test/sandbox-tenant.ts';
import { judgeForwarding, startCarelessUpstream } from './careless-upstream.ts';
import { findLoggedSecrets, type LogFindings } from './logged-secrets.ts';
import { ensureNginx, startNginx } from './nginx-under-test.ts';
import { judgeProbe, probesFor } from './probes.ts';
import { judgeReportLimit } from './report-limit.ts';
import { judgeTlsVersions } from './tls-versions.ts';

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

const sumOf = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
});

/** A line for what was asked, and below it one for each thing that is wrong. */
function tell(what: string, wrong: readonly string[]): Count {
  console.log(`${wrong.length === 0 ? '✔' : '✘'} ${what}`);
  for (const line of wrong) console.log(`    ${line}`);
  return wrong.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function tellLogs({ lines, secrets }: LogFindings): Count {
  const wrong = lines === 0 ? ['nothing was logged'] : secrets.slice(0, 10);
  return tell(`${lines} lines of log without a query, token, code or secret`, wrong);
}

async function tokenOf(sandbox: Sandbox): Promise<string> {
  const { clientId, clientSecret } = (await createTenant(sandbox)).account;
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'admin:read admin:write',
  };
  return z.object({ access_token: z.string() }).parse(await (await requestToken(sandbox, form)).json()).access_token;
}

async function probe(): Promise<Count> {
  const origin = `https://127.0.0.1:${probePort}`;
  const sandbox = await startTestSandbox({ publicOrigin: origin });
  const upstream = await startCarelessUpstream();
  const config = sandboxConsoleConfig(origin, {});
  const host = { port: probePort, sandboxUrl: sandbox.url, apacApi: upstream.url, build: 'dist', config };
  const nginx = await startNginx(host);
  const counts: Count[] = [];
  try {
    for (const one of probesFor(builtScript(), `Bearer ${await tokenOf(sandbox)}`)) {
      const expected = `${one.status} ${one.cacheControl ?? ''}`;
      // In the order of the table.
      // oxlint-disable-next-line no-await-in-loop
      counts.push(tell(`${one.method.padEnd(6)} ${one.path.padEnd(58)} ${expected}`, await judgeProbe(nginx.url, one)));
    }
    const careless = await judgeForwarding(nginx.url, '/api/apac/webhooks/event-types');
    counts.push(tell('an upstream speaks for itself only, and learns nothing of the browser', careless));
    counts.push(tell('TLS 1.2 and 1.3, and nothing older', await judgeTlsVersions(probePort)));
    counts.push(tell('a flood of reports is turned away', await judgeReportLimit(nginx.url)));
  } finally {
    counts.push(tellLogs(findLoggedSecrets(await nginx.close())));
    await upstream.close();
    await sandbox.close();
  }
  return sumOf(counts);
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
  // Who may install it, or runs this for others, must not take an unchecked host for a checked one.
  const isExcused = process.getuid?.() !== 0 && process.env['CI'] === undefined;
  console.log(`\n!!! HOSTING IS NOT CHECKED: ${obstacle}. !!!\n\n0 passed, ${isExcused ? 0 : 1} failed`);
  process.exit(isExcused ? 0 : 1);
}
// Always anew: a build that lay there may be of another day.
await (await import('vite')).build({ logLevel: 'warn' });
const counts = [await probe()];
if (!values['probes-only']) counts.push(await runEndToEnd(values.whole ? [] : hostTests));
const { passed, failed } = sumOf(counts);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
