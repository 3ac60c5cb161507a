import type { MissingRow } from '../../../domain/bulk/plan-bulk.ts';

const one = {
  gone: 'no longer exists',
  unreadable: 'cannot be read now',
  'not-found': 'no longer exists or cannot be read now',
} as const satisfies Record<MissingRow['reason'], string>;

const many = {
  ...one,
  gone: 'no longer exist',
  'not-found': 'no longer exist or cannot be read now',
} as const satisfies Record<MissingRow['reason'], string>;

/** “3 subscriptions that were selected no longer exist: they left the selection.” */
export function vanishedWords(count: number, reason: MissingRow['reason']): string {
  if (count === 0) return '';
  return count === 1
    ? `One subscription that was selected ${one[reason]}: it left the selection.`
    : `${count.toLocaleString()} subscriptions that were selected ${many[reason]}: they left the selection.`;
}
