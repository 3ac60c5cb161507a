import { existsSync } from 'node:fs';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium that the machine already has (`CHROMIUM_PATH` first); undefined leaves the choice to Playwright. */
export function systemChromium(): string | undefined {
  const wanted = process.env['CHROMIUM_PATH'];
  return wanted === undefined || wanted === '' ? candidates.find((path) => existsSync(path)) : wanted;
}

/**
 * How tests and measurements start it. Debian's is the whole browser: behind the address bar of each window it starts a
 * process with two pages of its own, half a second of work for a context that nobody types an address in.
 */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
];
