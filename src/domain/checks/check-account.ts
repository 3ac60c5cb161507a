import { compareText } from '../../lib/compare-text.ts';
import type { SlicedWork } from '../../lib/slices.ts';
import type { EventCatalogue } from '../event-catalogue.ts';
import type { Subscription } from '../subscription.ts';
import { findFindings } from './find-findings.ts';
import type { Finding } from './finding.ts';
import { readConfiguration } from './read-configuration.ts';

/** The findings of the whole account by name of the subscription, as work that lets the browser in (issue 3, *Speed*). */
export function* checkAccount(
  subscriptions: readonly Subscription[],
  catalogue: EventCatalogue,
): SlicedWork<readonly Finding[]> {
  const configuration = yield* readConfiguration(subscriptions, catalogue);
  // Sorted by name before there are findings, of which there may be many more.
  const byName = subscriptions.toSorted((left, right) => compareText(left.name, right.name));
  const findings: Finding[] = [];
  for (const subscription of byName) {
    yield;
    findings.push(...findFindings(subscription, configuration));
  }
  return findings;
}
