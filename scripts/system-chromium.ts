import { existsSync } from 'node:fs';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium that the machine already has (`CHROMIUM_PATH` first); undefined leaves the choice to Playwright. */
export function systemChromium(): string | undefined {
  const wanted = process.env['CHROMIUM_PATH'];
  return wanted === undefined || wanted === '' ? candidates.find((path) => existsSync(path)) : wanted;
}
