// What the end-to-end suite runs against with `E2E_HOST=nginx` (playwright.config.ts): the shipped nginx with TLS before
// a sandbox, both at the suite's own ports. Stays until a signal comes, and then looks through nginx's logs.
import { writeFileSync } from 'node:fs';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { sandboxConsoleConfig } from '../../scripts/console-config.ts';
import { readStartOptions } from '../../scripts/start-options.ts';
import { startNginx } from './nginx-under-test.ts';
import { findLoggedSecrets } from './logged-secrets.ts';

const { port, sandbox: sandboxOptions, consoleConfig } = readStartOptions(['--production'], process.env);
const origin = `https://127.0.0.1:${port}`;
const sandbox = await startSandbox({ ...sandboxOptions, publicOrigin: origin });
const config = sandboxConsoleConfig(origin, consoleConfig);
const nginx = await startNginx({ port, sandboxUrl: sandbox.url, build: 'dist', config, dropsDeadConnections: true });

async function stop(): Promise<void> {
  const findings = findLoggedSecrets(await nginx.close());
  const report = process.env['HOSTING_LOG_REPORT'];
  if (report !== undefined) writeFileSync(report, JSON.stringify(findings));
  await sandbox.close();
  process.exit(0);
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
