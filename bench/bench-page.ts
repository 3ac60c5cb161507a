import type { CDPSession, Page } from '@playwright/test';
import { openSignedIn, sessionOf } from '../e2e/fixtures/session.ts';
import { requestToken } from '../sandbox/testing/test-sandbox.ts';
import { createTenant, type SandboxTenant } from '../src/test/sandbox-tenant.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { type Effect, installProbe, type ScrollPace, type ScrollReading } from './page-probe.ts';
import type { Slowdown } from './results.ts';

const viewport = { width: 1280, height: 800 };

/** tsx keeps the names of functions by this helper, which the text of a function in the page would miss. */
const nameHelper = 'globalThis.__name = (value) => value;';

export interface AccountContent {
  readonly subscriptions?: number;
  readonly eventTypes?: number;
}

interface OpenOptions {
  readonly path: string;
  /** Matches something that is there when the page shows its data. */
  readonly ready: string;
  readonly slowdown: Slowdown;
}

/** An account of the sandbox with generated content. */
export async function createAccount(
  { sandbox }: ConsoleUnderTest,
  { eventTypes, subscriptions }: AccountContent,
): Promise<SandboxTenant> {
  const tenant = await createTenant(sandbox);
  // The event types first: the subscriptions are made from them.
  if (eventTypes !== undefined) await tenant.seed({ eventTypes });
  if (subscriptions !== undefined) await tenant.seed({ subscriptions });
  return tenant;
}

/** A signed-in tab of its own context, so that nothing is cached, with the probe in it. */
export class BenchPage {
  readonly page: Page;
  readonly #devTools: CDPSession;

  private constructor(page: Page, devTools: CDPSession) {
    this.page = page;
    this.#devTools = devTools;
  }

  static async open(
    console: ConsoleUnderTest,
    { account }: SandboxTenant,
    { path, ready, slowdown }: OpenOptions,
  ): Promise<BenchPage> {
    const { clientId, clientSecret } = account;
    const scope = 'admin:read admin:write';
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
    const answer = await requestToken(console.sandbox, form);
    const context = await console.browser.newContext({ viewport });
    await context.addInitScript(nameHelper);
    await context.addInitScript(installProbe, ready);
    const page = await context.newPage();
    page.setDefaultTimeout(180_000);
    const devTools = await context.newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await openSignedIn(page, `${console.url}${path}`, sessionOf({ clientId, scope, answer: await answer.json() }));
    return new BenchPage(page, devTools);
  }

  /** ms from the event that `act` causes to the paint of its effect. */
  async time(event: 'click' | 'keydown', effect: Effect, act: () => Promise<unknown>): Promise<number> {
    await this.page.evaluate(([type, awaited]) => window.bench.arm(type, awaited), [event, effect] as const);
    await act();
    return this.page.evaluate(() => window.bench.reading());
  }

  /**
   * When the last of the answers that the page waited for was there, and when their data was painted; both in ms after
   * the start of the navigation.
   */
  async loading(): Promise<{ readonly answeredAt: number; readonly paintedAt: number }> {
    return this.page.evaluate(async () => {
      const paintedAt = await window.bench.ready;
      const answers = performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ name, responseEnd }) => name.includes('/webhooks/') && responseEnd <= paintedAt);
      return { paintedAt, answeredAt: Math.max(...answers.map(({ responseEnd }) => responseEnd)) };
    });
  }

  now(): Promise<number> {
    return this.page.evaluate(() => performance.now());
  }

  scroll(selector: string, rowSelector: string, pace: ScrollPace): Promise<ScrollReading> {
    return this.page.evaluate(([scroller, row, at]) => window.bench.scroll(scroller, row, at), [
      selector,
      rowSelector,
      pace,
    ] as const);
  }

  longestTask(since: number): Promise<number> {
    return this.page.evaluate((from) => window.bench.longestTask(from), since);
  }

  countNodes(selector: string): Promise<number> {
    return this.page.evaluate((within) => document.querySelectorAll(within).length, selector);
  }

  /** MB on the heap of the page after what is garbage has gone. */
  async heap(): Promise<number> {
    await this.#devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#devTools.send('Runtime.getHeapUsage');
    return usedSize / 1_048_576;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
