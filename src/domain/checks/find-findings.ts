import type { Subscription } from '../subscription.ts';
import { deliveredTwice, lookAlikeName, switchedOff } from './account-rules.ts';
import { ownRules } from './find-own-findings.ts';
import type { Configuration, Finding, Rule } from './finding.ts';
import { coveredEntry, firehose, olderVersion } from './redundancy-rules.ts';

const rules: readonly Rule[] = [
  ...ownRules,
  deliveredTwice,
  lookAlikeName,
  olderVersion,
  firehose,
  coveredEntry,
  switchedOff,
];

/** Everything that the checks say about one subscription, by rule. */
export function findFindings(subscription: Subscription, configuration: Configuration): readonly Finding[] {
  return rules.flatMap((rule) => rule(subscription, configuration));
}
