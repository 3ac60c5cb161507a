import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { expect, onTestFinished, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { App } from '../app/app.tsx';
import { parseConfig } from '../app/config.ts';
import { createApp } from '../app/create-app.ts';
import { reportCrash } from '../app/report-crash.ts';
import { createTenant, type SandboxTenant } from './sandbox-tenant.ts';

interface RenderAppOptions {
  /** The account to open; a new one unless a test has filled one before. */
  readonly tenant?: SandboxTenant;
  readonly signIn?: 'full' | 'read-only' | 'no';
  /** Mounts everything twice, as development does. */
  readonly isStrict?: boolean;
  /** Laid over a configuration that suits tests. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** jsdom lays nothing out: it cannot scroll, and every element is 0 pixels high. */
function replaceLayout(): void {
  const spies = [
    vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined),
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600),
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1_000),
  ];
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
}

/** jsdom is younger than no browser that we support, and still does not know the element `search`. */
const unknownToJsdom = /^The tag <%s> is unrecognized in this browser.* search$/;

/** React, MUI and the router tell of their misuse in the console, where nobody looks: here it fails the test. */
function failOnConsoleErrors(): void {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => {
    const said = error.mock.calls.map((call) => call.map(String).join(' '));
    error.mockRestore();
    expect(said.filter((line) => !unknownToJsdom.test(line))).toEqual([]);
  });
}

/** Puts text into a field in one step, as a paste does: a test that is not about typing need not render each letter. */
export async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

/** Opens a URL of the whole console, wired as in main, before a sandbox account of its own. */
export async function renderApp(sandbox: Sandbox, url: string, options: RenderAppOptions = {}) {
  const { tenant = await createTenant(sandbox), signIn = 'full', isStrict = false } = options;
  replaceLayout();
  failOnConsoleErrors();
  const config = parseConfig({
    environment: { label: 'Test' },
    defaultRegion: 'emea',
    regions: [{ id: 'emea', label: 'EMEA', apiBase: sandbox.url, tokenEndpoint: `${sandbox.url}/Auth/connect/token` }],
    // Neither a reload nor another tab, which would be another test of the file, continues this session.
    tokenStorage: 'memory',
    readRetryDelaysMs: [],
    // A test that is not about the rate must not wait for it.
    rateLimit: { perSecond: 1_000, atOnce: 100 },
    ...options.config,
  });
  const services = createApp(config, createMemoryHistory({ initialEntries: [url] }));
  await services.session.restore();
  if (signIn !== 'no') {
    const { clientId, clientSecret, readOnlyClientId, readOnlyClientSecret } = tenant.account;
    await services.session.signInWithCredentials({
      regionId: 'emea',
      ...(signIn === 'full'
        ? { clientId, clientSecret }
        : { clientId: readOnlyClientId, clientSecret: readOnlyClientSecret }),
    });
  }
  // Without StrictMode: its second mount cancels and repeats a request under way, which no production build does.
  render(<App {...services} />, { onCaughtError: reportCrash, reactStrictMode: isStrict });
  onTestFinished(() => {
    services.queryClient.clear();
    // What is still under way then fails without a page to look at.
    services.writes.clear();
  });
  return {
    ...services,
    tenant,
    user: userEvent.setup({ delay: null }),
    address: () => services.router.history.location.href,
  };
}
