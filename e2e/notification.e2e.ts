import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { subscriptionsPath } from './fixtures/sandbox.ts';
import {
  addPattern,
  applyReview,
  createButton,
  field,
  finishSecretDialog,
  rowOf,
  secretDialog,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const header = z.object({ alg: z.literal('HS256') });
const claims = z.object({ payload_hash: z.string(), iat: z.number(), exp: z.number() });

function readPart(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}

/** Verifies a signature as a receiver does that follows api-contract section 7 and knows nothing else. */
function verifySignature(signature: string, secret: string): z.output<typeof claims> {
  const [head = '', payload = '', mac = ''] = signature.replace(/^Bearer /, '').split('.');
  header.parse(readPart(head));
  const key = Buffer.from(secret, 'base64');
  const expected = createHmac('sha256', key).update(`${head}.${payload}`).digest();
  expect(timingSafeEqual(Buffer.from(mac, 'base64url'), expected)).toBe(true);
  return claims.parse(readPart(payload));
}

test('a subscription made in the console is notified, signed with the secret that was shown once', async ({
  account,
  page,
  signIn,
}) => {
  const url = account.receiverUrl('wallboard');
  await signIn({ path: '/subscriptions/new' });
  await field(page, 'Name').fill('Wallboard');
  await field(page, 'URL').fill(url);
  await addPattern(page, 'channel.*.v1');
  await createButton(page).click();
  // The sandbox's receiver is on this machine, which VCC could not reach.
  await applyReview(page);
  await secretDialog(page).getByRole('button', { name: 'Reveal' }).click();
  const secret = (await secretDialog(page).getByRole('code').innerText()).trim();
  await finishSecretDialog(page);

  await account.raise('agent.presencechanged.v1');
  await account.raise('channel.ended.v1');
  await expect.poll(() => account.arrivals()).toHaveLength(1);
  const [arrival] = await account.arrivals();
  const body = arrival?.body ?? '';
  const { payload_hash: hash, iat, exp } = verifySignature(arrival?.signature ?? '', secret);
  expect(hash).toBe(createHash('sha256').update(body).digest('hex'));
  expect(exp - iat).toBe(300);
  expect(exp).toBeGreaterThan(Date.now() / 1_000);
  expect(arrival).toMatchObject({ contentType: 'application/cloudevents+json', isVerified: true });
  expect(JSON.parse(body)).toMatchObject({
    specversion: '1.0',
    type: 'channel.ended.v1',
    source: '/channel',
    datacontenttype: 'application/json',
  });

  await page.getByRole('switch', { name: 'Enabled: Wallboard' }).click();
  await expect(rowOf(page, 'Wallboard')).toContainText(/Off, live within \d+ s/);
  await account.raise('channel.ended.v1');
  await page.getByRole('switch', { name: 'Enabled: Wallboard' }).click();
  await expect(rowOf(page, 'Wallboard')).toContainText(/On, live within \d+ s/);
  await account.raise('channel.held.v1');
  await expect
    .poll(async () =>
      (await account.arrivals()).map((one) => z.object({ type: z.string() }).parse(JSON.parse(one.body)).type),
    )
    .toEqual(['channel.ended.v1', 'channel.held.v1']);
  const path = `${subscriptionsPath}/${(await account.subscriptions())[0]?.subscriptionId}`;
  expect(await account.writes()).toEqual([
    {
      method: 'POST',
      path: subscriptionsPath,
      body: { name: 'Wallboard', url, events: ['channel.*.v1'], enabled: true },
    },
    { method: 'PATCH', path, body: { enabled: false } },
    { method: 'PATCH', path, body: { enabled: true } },
  ]);
});
