import { useEffect, useState } from 'react';
import { findFindings } from '../../domain/checks/find-findings.ts';
import type { Finding } from '../../domain/checks/finding.ts';
import { readConfiguration } from '../../domain/checks/read-configuration.ts';
import { eventCatalogueOf } from '../../domain/event-catalogue.ts';
import type { EventType } from '../../domain/event-type.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { compareText } from '../../lib/compare-text.ts';

/** How many subscriptions are checked before the browser may paint and answer again. */
const sliceSize = 2_000;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Findings of the whole account by name of the subscription, in slices that block nobody (issue 3, *Speed*). */
async function findAll(
  subscriptions: readonly Subscription[],
  eventTypes: readonly EventType[],
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const configuration = readConfiguration(subscriptions, eventCatalogueOf(eventTypes));
  // Sorted by name before there are findings, of which there may be many more.
  const byName = subscriptions.toSorted((left, right) => compareText(left.name, right.name));
  const findings: Finding[] = [];
  for (let from = 0; from < byName.length && !signal.aborted; from += sliceSize) {
    await pause();
    for (const subscription of byName.slice(from, from + sliceSize)) {
      findings.push(...findFindings(subscription, configuration));
    }
  }
  return findings;
}

/** Undefined until the first answer; then the last one, until that of newer data is there. */
export function useFindings(
  subscriptions: readonly Subscription[],
  eventTypes: readonly EventType[],
): readonly Finding[] | undefined {
  const [findings, setFindings] = useState<readonly Finding[]>();
  useEffect(() => {
    const stop = new AbortController();
    const show = async (): Promise<void> => {
      const found = await findAll(subscriptions, eventTypes, stop.signal);
      if (!stop.signal.aborted) setFindings(found);
    };
    void show();
    return () => stop.abort();
  }, [subscriptions, eventTypes]);
  return findings;
}
