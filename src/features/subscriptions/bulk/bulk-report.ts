import { csvFile, csvRecord } from '../../../lib/csv.ts';
import type { BulkProgress, TaskOutcome } from './bulk-job.ts';

export const outcomeWords = {
  waiting: 'Not attempted',
  sent: 'Under way, answer not known',
  done: 'Done',
  failed: 'Failed',
  unknown: 'Not known whether done',
} as const satisfies Record<TaskOutcome, string>;

export interface ReportLine {
  readonly subscriptionId: string;
  readonly name: string;
  readonly outcome: TaskOutcome;
  readonly reason: string;
}

export function reportLines({
  job,
  outcomes,
  reasons,
}: Pick<BulkProgress, 'job' | 'outcomes' | 'reasons'>): readonly ReportLine[] {
  return job.tasks.map(({ subscription: { subscriptionId, name } }, position) => ({
    subscriptionId,
    name,
    outcome: outcomes[position] ?? 'waiting',
    reason: reasons.get(position) ?? '',
  }));
}

/** What became of each, for a ticket. */
export function reportCsv(title: string, lines: readonly ReportLine[]): readonly string[] {
  return csvFile([
    csvRecord(['Subscription ID', 'Name', 'Change', 'Outcome', 'Reason']),
    ...lines.map(({ subscriptionId, name, outcome, reason }) =>
      csvRecord([subscriptionId, name, title, outcomeWords[outcome], reason]),
    ),
  ]);
}
