import { useEffect, useState } from 'react';
import { checkAccount } from '../../domain/checks/check-account.ts';
import type { Finding } from '../../domain/checks/finding.ts';
import { eventCatalogueOf } from '../../domain/event-catalogue.ts';
import type { EventType } from '../../domain/event-type.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { workInSlices } from '../../lib/slices.ts';

/** Undefined until the first answer; then the last one, until that of newer data is there. */
export function useFindings(
  subscriptions: readonly Subscription[],
  eventTypes: readonly EventType[],
): readonly Finding[] | undefined {
  const [findings, setFindings] = useState<readonly Finding[]>();
  // The outside system is the browser, which is let in between the slices.
  useEffect(() => {
    const stop = new AbortController();
    const show = async (): Promise<void> => {
      const found = await workInSlices(checkAccount(subscriptions, eventCatalogueOf(eventTypes)), stop.signal);
      if (found !== undefined) setFindings(found);
    };
    void show();
    return () => stop.abort();
  }, [subscriptions, eventTypes]);
  return findings;
}
