import type { FindingKind, Severity } from '../../domain/checks/finding.ts';
import { ownKindNames } from '../../domain/checks/own-kind-names.ts';

/** Names of the checks, as the admin guide has them. */
export const kindNames: Readonly<Record<FindingKind, string>> = {
  ...ownKindNames,
  'delivered-twice': 'Delivered more than once',
  'look-alike-name': 'Names look alike',
  'older-version': 'Older version',
  firehose: 'Receives everything',
  'covered-entry': 'Covered by another entry',
  'switched-off': 'Switched off',
};

export const severityNames: Readonly<Record<Severity, { readonly one: string; readonly many: string }>> = {
  error: { one: 'Problem', many: 'Problems' },
  warning: { one: 'Warning', many: 'Warnings' },
  info: { one: 'Note', many: 'Notes' },
};
