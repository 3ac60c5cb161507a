import type { OwnFindingKind } from './finding.ts';

/** Names of the checks that the list makes, as the admin guide has them. */
export const ownKindNames: Readonly<Record<OwnFindingKind, string>> = {
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
};
