import type { Subscription } from '../subscription.ts';
import { deliveredTwice, lookAlikeName, switchedOff } from './account-rules.ts';
import { explainOwnFinding } from './explain-own-finding.ts';
import { findOwnFindings } from './find-own-findings.ts';
import type { Configuration, Finding, Rule } from './finding.ts';
import { coveredEntry, firehose, olderVersion } from './redundancy-rules.ts';

const rules: readonly Rule[] = [deliveredTwice, lookAlikeName, olderVersion, firehose, coveredEntry, switchedOff];

/** Everything that the checks say about one subscription, by rule. */
export function findFindings(subscription: Subscription, configuration: Configuration): readonly Finding[] {
  const findings: Finding[] = [];
  for (const own of findOwnFindings(subscription, configuration.catalogue.matches)) {
    findings.push(explainOwnFinding(own));
  }
  for (const rule of rules) for (const finding of rule(subscription, configuration)) findings.push(finding);
  return findings;
}
