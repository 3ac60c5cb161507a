import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { systemChromium } from './system-chromium.ts';

/** Makes sure that Playwright finds a Chromium: the machine's, Playwright's own, or else a fresh install. */

function findBrowser(): string | undefined {
  return [systemChromium(), chromium.executablePath()].find((path) => path !== undefined && existsSync(path));
}

function run(command: string, ...args: string[]): void {
  console.log(`$ ${command} ${args.join(' ')}`);
  execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** Ubuntu's `chromium` is a snap stub: only Debian's package is a browser. */
function isDebianRoot(): boolean {
  const file = '/etc/os-release';
  return process.getuid?.() === 0 && existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'));
}

function installFromDebian(): void {
  if (!isDebianRoot()) return;
  const lock = ['-o', 'DPkg::Lock::Timeout=120', '-qq'];
  run('apt-get', ...lock, 'update');
  run('apt-get', ...lock, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

function installFromPlaywright(): void {
  run(process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium');
}

/** The browser's path, after installing one where there is none; throws one sentence when none can be had. */
function ensureBrowser(): string {
  for (const install of [undefined, installFromDebian, installFromPlaywright]) {
    try {
      install?.();
    } catch (error) {
      console.error(`${install?.name ?? ''} did not succeed: ${String(error)}`);
    }
    const path = findBrowser();
    if (path !== undefined) return path;
  }
  throw new Error(
    'No Chromium. On Debian: apt-get install chromium. Elsewhere: npx playwright install chromium. Or set CHROMIUM_PATH.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(`browser: ${ensureBrowser()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
