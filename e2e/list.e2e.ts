import { expect, test } from './fixtures/test.ts';

test('the first load takes two API calls, whatever the number of rows', async ({ account, page, signIn }) => {
  await account.seed(300);
  await signIn();
  await expect(page.getByText('300 subscriptions')).toBeVisible();
  await expect(page.getByText(/of 28 event types/).first()).toBeVisible();
  const calls = (await account.requests()).map(({ method, path }) => `${method} ${path}`).toSorted();
  expect(calls).toEqual(['GET /webhooks/event-types', 'GET /webhooks/subscriptions']);
});
