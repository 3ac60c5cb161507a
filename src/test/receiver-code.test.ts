import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { control, eventually, startTestSandbox } from '../../sandbox/testing/test-sandbox.ts';
import { languagesHere, type RunningReceiver, startReceiver } from './receiver-programs.ts';
import { createTenant } from './sandbox-tenant.ts';
import { secret } from './sign-token.ts';
import { signedCases } from './signed-notifications.ts';

/** The code that the page offers for copying, run as it stands: where it cannot run, its test has no title below. */

const attempts = z.array(z.object({ status: z.number() }));
const deliveries = z.array(z.object({ subscriptionId: z.string(), state: z.string(), attempts }));

let sandbox: Sandbox;
beforeAll(async () => {
  // A busy machine must not look like a receiver that is late.
  sandbox = await startTestSandbox({ deliveryTiming: { timeoutMs: 10_000, retryDelaysMs: [10, 20] } });
});
afterAll(() => sandbox.close());

test(`receiver code was run here in ${languagesHere.join(', ')}`, () => {
  expect(languagesHere).toContain('node');
});

describe.each(languagesHere)('the receiver code for %s', (language) => {
  let receiver: RunningReceiver;
  beforeAll(async () => {
    receiver = await startReceiver(language, secret);
  }, 60_000);
  afterAll(() => receiver.stop());

  test('takes the sandbox’s own deliveries, and none that is signed with another secret', async () => {
    const tenant = await createTenant(sandbox);
    const subscription = { url: receiver.url, events: ['channel.*'], enabled: true };
    const other = Buffer.from('the secret of another subscription').toString('base64');
    await tenant.seed({
      subscriptions: [
        { ...subscription, subscriptionId: 'same', name: 'Same secret', secret },
        { ...subscription, subscriptionId: 'other', name: 'Other secret', secret: other },
      ],
    });
    const path = `/accounts/${tenant.account.accountId}`;
    await control(sandbox, 'POST', `${path}/events`, { type: 'channel.ended.v1', data: { note: 'né à Zürich 📞' } });
    const read = async () => deliveries.parse(await control(sandbox, 'GET', `${path}/deliveries`));
    const made = await eventually(read, (list) => list.every(({ state }) => state !== 'pending'));
    const bySubscription = new Map(made.map(({ subscriptionId, ...delivery }) => [subscriptionId, delivery]));
    expect(bySubscription.get('same')).toEqual({ state: 'delivered', attempts: [{ status: 200 }] });
    const refused = { status: 401 };
    expect(bySubscription.get('other')).toEqual({ state: 'failed', attempts: [refused, refused, refused] });
  });

  test('judges the signed cases as they are', async () => {
    const asked = signedCases.filter(({ notFor }) => language === 'node' || !notFor.includes(language));
    const wrong: string[] = [];
    // One after the other: a simple server may refuse a hundred at once.
    for (const { name, header, body, secret: key, expected } of asked) {
      const headers = { 'Vonage-Signature': header, 'X-Secret': key };
      const { status } = await fetch(receiver.url, { method: 'POST', headers, body: Uint8Array.from(body) });
      if ((status === 200) !== (expected === 'valid')) wrong.push(`${name}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThanOrEqual(60);
  });
});
