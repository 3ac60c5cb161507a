import { expect, test } from 'vitest';
import { createActivityLog } from './activity-log.ts';
import { writeActivityCsv, writeActivityJson } from './export-activity.ts';

const origin = { environment: 'Production', region: 'EMEA', account: 'client-1', exportedAt: 0 };

test('a file names account and region, and holds neither a password nor what looks like a secret in a URL', () => {
  const log = createActivityLog();
  log.begin({
    kind: 'change',
    subscriptionId: 'id-1',
    name: '=CRM',
    before: { url: 'https://me:hunter2@crm.example.com/' },
    after: { url: 'https://crm.example.com/?token=hunter3&a=1' },
    isSecretChanged: true,
    request: { method: 'PATCH', path: '/webhooks/subscriptions/id-1', status: 200 },
    outcome: { status: 'done' },
  });
  const files = [writeActivityJson(log.get(), origin), writeActivityCsv(log.get(), origin)].map((parts) =>
    parts.join(''),
  );
  for (const file of files) {
    expect(file).not.toMatch(/hunter/);
    for (const label of ['Production', 'EMEA', 'client-1', 'PATCH', 'Edited, signing secret changed']) {
      expect(file).toContain(label);
    }
  }
  expect(files[1]).toContain("'=CRM");
});

test('the log keeps the newest, counts what it let go, and forgets at once', () => {
  const log = createActivityLog(2);
  const begin = (name: string) => log.begin({ kind: 'create', name, outcome: { status: 'under-way' } });
  const [first] = [begin('a'), begin('b'), begin('c')];
  log.amend(first, { outcome: { status: 'done' } });
  expect(log.get().entries.map(({ name }) => name)).toEqual(['c', 'b']);
  expect(log.get().forgotten).toBe(1);
  log.clear();
  expect(log.get()).toEqual({ entries: [], forgotten: 0 });
});
