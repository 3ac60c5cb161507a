import { expect, test } from 'vitest';
import { createActivityLog } from './activity-log.ts';

// A thousand rows switched off in bulk pushed out the deletion made before, and with it "Create again as new".
test('what was deleted before a change of a whole account is still there after it', () => {
  const log = createActivityLog();
  const deletion = log.begin({ kind: 'delete', subscriptionId: 'id-0', name: 'CRM', outcome: { status: 'done' } });
  for (let row = 1; row <= 10_000; row += 1) {
    log.begin({ kind: 'change', subscriptionId: `id-${row}`, name: `Row ${row}`, outcome: { status: 'done' } });
  }
  expect(log.find(deletion)).toMatchObject({ kind: 'delete', name: 'CRM' });
  expect(log.get()).toMatchObject({ forgotten: 0 });
});
