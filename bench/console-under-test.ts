import { createServer } from 'node:net';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';
import { sandboxConsoleConfig } from '../scripts/console-config.ts';
import { startProductionServer } from '../scripts/production-server.ts';
import { sandboxRoutes } from '../scripts/proxy-routes.ts';
import { chromiumArguments, systemChromium } from '../scripts/system-chromium.ts';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { startTestSandbox } from '../sandbox/testing/test-sandbox.ts';

/** The production build with its own sandbox in memory, and a browser before it. */
export interface ConsoleUnderTest {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly browser: Browser;
  close(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function launchBrowser(): Promise<Browser> {
  const executablePath = systemChromium();
  return chromium.launch({
    ...(executablePath === undefined ? { channel: 'chromium' } : { executablePath }),
    args: [...chromiumArguments],
  });
}

/** Builds the console, unless it is to be taken as it is, and starts everything on free ports. */
export async function startConsole({ takesBuild }: { readonly takesBuild: boolean }): Promise<ConsoleUnderTest> {
  if (!takesBuild) await build({ logLevel: 'warn' });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await startTestSandbox({ publicOrigin: url });
  const server = await startProductionServer({
    port,
    routes: sandboxRoutes(sandbox.url),
    // 24 MB on a slowed processor may take longer than a person is asked to wait for.
    config: sandboxConsoleConfig(url, { timeouts: { listMs: 120_000 } }),
    root: 'dist',
  });
  const browser = await launchBrowser();
  return {
    url,
    sandbox,
    browser,
    close: async () => {
      await browser.close();
      await Promise.all([server.close(), sandbox.close()]);
    },
  };
}
