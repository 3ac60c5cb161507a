import { expect, test } from 'vitest';
import { isTask, planBulk } from '../../../domain/bulk/plan-bulk.ts';
import { reportCsv, reportLines } from './bulk-report.ts';

test('D18: the report has a line for each row, what became of it and why, and runs nothing in a spreadsheet', () => {
  const names = ['CRM', '=cmd()', 'Wall, "big"', 'Left'];
  const rows = names.map((name, index) => ({
    subscriptionId: `id-${index}`,
    name,
    url: 'https://u:password@a.example/',
    events: ['*'],
    enabled: true,
  }));
  const lines = reportLines({
    job: { id: 'job', title: '-Disable', tasks: planBulk({ kind: 'disable' }, rows).filter(isTask) },
    outcomes: ['done', 'failed', 'unknown', 'waiting'],
    reasons: new Map([[1, '@reason\nsecond line']]),
  });
  expect(reportCsv('-Disable', lines).join('')).toBe(
    [
      '\uFEFFSubscription ID,Name,Change,Outcome,Reason',
      "id-0,CRM,'-Disable,Done,",
      "id-1,'=cmd(),'-Disable,Failed,\"'@reason\nsecond line\"",
      'id-2,"Wall, ""big""",\'-Disable,Not known whether done,',
      "id-3,Left,'-Disable,Not attempted,",
      '',
    ].join('\r\n'),
  );
});
