import type { EventMatcher } from '../event-pattern.ts';
import type { Subscription } from '../subscription.ts';
import { deadEntry, noEntries } from './entry-rules.ts';
import type { OwnFinding, OwnRule } from './finding.ts';
import { doubtUrl, hiddenCharacters } from './url-rules.ts';

/** The errors and warnings that need one subscription alone; what is only worth a note is on the page *Checks*. */
const ownRules: readonly OwnRule[] = [doubtUrl, hiddenCharacters, noEntries, deadEntry];

const isError = (finding: OwnFinding): boolean => finding.severity === 'error';

/** What the list shows of a subscription, errors first. Without a matcher (no catalogue) its entries are not judged. */
export function findOwnFindings(subscription: Subscription, match: EventMatcher | undefined): readonly OwnFinding[] {
  const context = { match };
  const findings: OwnFinding[] = [];
  for (const rule of ownRules) for (const finding of rule(subscription, context)) findings.push(finding);
  return findings.length < 2
    ? findings
    : findings.toSorted((left, right) => Number(isError(right)) - Number(isError(left)));
}
