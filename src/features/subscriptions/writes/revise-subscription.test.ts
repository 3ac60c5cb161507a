import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../../api/errors.ts';
import { updateSubscription, type UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { createActivityLog } from '../../../domain/activity/activity-log.ts';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { samePerson } from '../../../test/same-person.ts';
import { collection, httpOf } from '../../../test/sandbox-tenant.ts';
import { ChangedElsewhereError, createRevise } from './revise-subscription.ts';
import { createSubscriptionWrites } from './subscription-writes.ts';

const row = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*', 'channel.held.v1'],
  enabled: true,
};
const path = `${collection}/id-1`;

const given = givenSandbox({ subscriptions: [row] });
beforeEach(async () => {
  vi.stubGlobal('navigator', { onLine: true });
  return () => vi.unstubAllGlobals();
});

const newQueryClient = () => new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });

/** The console of one admin. */
async function admin() {
  const queryClient = newQueryClient();
  const http = await httpOf(given.sandbox, given.tenant);
  const { lookThenWrite } = createSubscriptionWrites({
    http,
    person: samePerson,
    queryClient,
    propagationSeconds: 30,
    readRetryDelaysMs: [],
    say: () => () => undefined,
    isRowInView: () => true,
    activity: createActivityLog(),
  });
  return createRevise({ http, queryClient, inTurn: lookThenWrite });
}

/** What one changes after both have opened the form, then the other. */
const changes = [
  { name: 'Ours' },
  { url: 'https://ours.example.com/' },
  { enabled: false },
  { events: ['agent.*', 'channel.ended.v1'] },
  { name: 'Ours', events: ['*'] },
] as const;
const others = [
  { name: 'Theirs' },
  { url: 'https://theirs.example.com/' },
  { enabled: false },
  { events: ['channel.*'] },
] as const;
const interleavings = changes.flatMap((mine) =>
  others.map((theirs) => {
    // Both switch off: that is no disagreement, and nothing is left to send.
    const isSame = 'enabled' in mine && 'enabled' in theirs;
    const isAsked = !isSame && Object.keys(mine).some((field) => field in theirs);
    return {
      mine,
      theirs,
      expected: {
        outcome: isAsked ? 'asked' : 'saved',
        sent: isAsked || isSame ? [theirs] : [theirs, mine],
        stored: isAsked ? { ...row, ...theirs } : { ...row, ...theirs, ...mine },
      },
    };
  }),
);

describe('G11, C5: two admins', () => {
  test('are paired in twenty ways, with and without a clash', () => {
    expect(interleavings).toHaveLength(20);
    expect(interleavings.filter(({ expected }) => expected.outcome === 'asked')).toHaveLength(5);
  });

  test.each(interleavings)(
    'of whom one wrote $theirs and the other wants $mine',
    async ({ mine, theirs, expected }) => {
      const [first, second] = await Promise.all([admin(), admin()]);
      await first(row, theirs);
      const outcome = await second(row, mine).then(
        () => 'saved',
        (error: unknown) => (error instanceof ChangedElsewhereError ? 'asked' : error),
      );
      expect(outcome).toBe(expected.outcome);
      // Nothing but what was changed, and nothing that is so already.
      expect(await given.tenant.requestBodies('PATCH')).toEqual(expected.sent);
      expect(await given.tenant.subscriptions()).toMatchObject([expected.stored]);
    },
  );
});

function outdatedError(status: number): ApiError {
  return new ApiError({ status, serverMessage: undefined, fieldErrors: [], retryAfterSeconds: undefined });
}

describe('a look before the write', () => {
  test('that fails sends nothing', async () => {
    await given.tenant.fault('GET', path, { type: 'status', status: 403 });
    await expect((await admin())(row, { name: 'Ours' })).rejects.toMatchObject({ status: 403 });
    expect(await given.tenant.requestBodies('PATCH')).toEqual([]);
  });

  test('of something that is gone sends nothing', async () => {
    await expect((await admin())({ ...row, subscriptionId: 'gone' }, { name: 'Ours' })).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect(await given.tenant.requestBodies('PATCH')).toEqual([]);
  });

  test('sends a new secret with what is left to change, and never drops it', async () => {
    const revise = await admin();
    await revise(row, { enabled: false });
    const secret = 'k3Vd8Qm1Zp0Xy7Tg5Rb2Nw9Lc4Hs6Jf+A/eUiOaSoEqA';
    await expect(revise(row, { enabled: false, secret })).resolves.toMatchObject({ isSent: true });
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ enabled: false }, { secret }]);
  });

  test.each([412, 428])(
    'A8: that came too early is taken again after a %i, and what somebody wrote is asked about',
    async (status) => {
      const queryClient = newQueryClient();
      const http = await httpOf(given.sandbox, given.tenant);
      const outdated = outdatedError(status);
      const reviseWhile = (theirs: UpdateSubscriptionRequest) =>
        createRevise({
          http,
          queryClient,
          inTurn: (_, task) =>
            task(async () => {
              await updateSubscription(http, 'id-1', theirs);
              throw outdated;
            }, samePerson()),
        });
      await expect(reviseWhile({ name: 'Theirs' })(row, { name: 'Ours' })).rejects.toMatchObject({
        name: 'ChangedElsewhereError',
        current: { name: 'Theirs' },
      });
      const seen = { ...row, name: 'Theirs' };
      await expect(reviseWhile({ enabled: false })(seen, { name: 'Ours' })).rejects.toBe(outdated);
      // Somebody made the very same change: nobody is asked, and nothing is left to send.
      const now = { ...seen, enabled: false };
      await expect(reviseWhile({ name: 'Both' })(now, { name: 'Both' })).resolves.toMatchObject({
        isSent: false,
        subscription: { name: 'Both' },
      });
    },
  );

  test('A8: that is refused as outdated and cannot be taken again says the refusal', async () => {
    const queryClient = newQueryClient();
    const http = await httpOf(given.sandbox, given.tenant);
    const outdated = outdatedError(412);
    const revise = createRevise({
      http,
      queryClient,
      inTurn: (_, task) =>
        task(async () => {
          await given.tenant.fault('GET', path, { type: 'status', status: 500 });
          throw outdated;
        }, samePerson()),
    });
    await expect(revise(row, { name: 'Ours' })).rejects.toBe(outdated);
  });
});
