import type { FindingKind, Severity } from '../../domain/checks/finding.ts';

/** Names of the checks, as the admin guide has them. */
export const kindNames: Readonly<Record<FindingKind, string>> = {
  'unsafe-url': 'URL is not http or https',
  'url-credentials': 'Credentials in the URL',
  'hidden-characters': 'Hidden characters',
  'look-alike-host': 'Host in another script',
  'matches-nothing': 'Pattern matches nothing',
  'unknown-entry': 'Not in the catalogue',
  'no-entries': 'No events chosen',
  'http-url': 'http URL',
  'private-host': 'Host cannot be reached',
  'url-secret': 'Token in the URL',
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
