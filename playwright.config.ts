import { defineConfig, devices } from '@playwright/test';
import { consoleUrl, isBehindNginx, ports } from './e2e/fixtures/addresses.ts';
import { chromiumArguments, systemChromium } from './scripts/system-chromium.ts';

const executablePath = systemChromium();

/** Waits are configuration, so that the suite meets every fault without waiting for production's time-outs. */
const consoleConfig = {
  timeouts: { readMs: 2_500, listMs: 4_000, writeMs: 2_500, tokenMs: 2_500 },
  readRetryDelaysMs: [50, 100],
  rateLimit: { backOffMs: [500, 1_000] },
};

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // Generous, because a busy machine is slow and not wrong; what must be quick has a limit of its own in its test.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: consoleUrl,
    // The certificate is made for the run.
    ignoreHTTPSErrors: isBehindNginx,
    // Tracing every test takes half as long again; ask for it with --trace=on.
    trace: 'off',
    screenshot: 'only-on-failure',
    video: 'off',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1280, height: 800 },
        // No system browser: Playwright's own full Chromium, not its separate headless shell.
        ...(executablePath === undefined ? { channel: 'chromium' } : {}),
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: [...chromiumArguments],
        },
      },
    },
  ],
  webServer: {
    command: isBehindNginx ? 'node --import tsx deploy/check/serve.ts' : 'node scripts/start.mjs --production',
    url: `${consoleUrl}/config.json`,
    ignoreHTTPSErrors: isBehindNginx,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: {
      PORT: String(ports.console),
      SANDBOX_PORT: String(ports.sandbox),
      SANDBOX_CONTROL_PORT: String(ports.control),
      SANDBOX_DB: ':memory:',
      SANDBOX_PROPAGATION_MS: '0',
      CONSOLE_CONFIG: JSON.stringify(consoleConfig),
    },
  },
});
