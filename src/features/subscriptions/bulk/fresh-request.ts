import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import { useHttp } from '../../../api/http-context.tsx';
import { subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import type { SubscriptionList } from '../../../api/read-rows.ts';
import { findMissingReason } from '../../../domain/bulk/find-missing-reason.ts';
import type { EnabledSwitches } from '../writes/enabled-switches.ts';
import { useWrites } from '../writes/writes-context.tsx';
import type { BulkRequest } from './bulk-store.ts';

/** A plan says what is on and what is off: by an older list it would leave out what somebody has just switched. */
const youngMs = 5_000;

/** What is asked for, about the rows as they are now. */
export interface FreshRequest {
  readonly request: BulkRequest;
  /** Why the rows are only as they were known, and since when; undefined when they could be read. */
  readonly doubt: string | undefined;
}

/** The rows as the list has them; a switch that is still settling counts as it was asked for. */
function renew(request: BulkRequest, { subscriptions, unreadable }: SubscriptionList, switches: EnabledSwitches) {
  const known = new Map(subscriptions.map((row) => [row.subscriptionId, row]));
  const asked = [...request.rows, ...(request.missing ?? [])];
  return {
    ...request,
    rows: asked.flatMap(({ subscriptionId }) => {
      const row = known.get(subscriptionId);
      const state = switches.get(subscriptionId);
      if (row === undefined) return [];
      return state?.phase === 'settling' ? { ...row, enabled: state.wish } : row;
    }),
    missing: asked
      .filter(({ subscriptionId }) => !known.has(subscriptionId))
      .map(({ subscriptionId, name }) => ({
        subscriptionId,
        name,
        reason: findMissingReason(subscriptionId, unreadable),
      })),
  };
}

function doubtOf(error: Error | null, readAt: number): string {
  const why = error === null ? '' : `${explainSubscriptionError(error).title}. `;
  return `The subscriptions could not be read again. ${why}This plan is made of what VCC answered at ${new Date(readAt).toLocaleTimeString()}; others may have changed them since.`;
}

/**
 * Reads the list once if it is not young, and then stays as it is: what the person approves is what they see (C17).
 * Undefined while it is read.
 */
export function useFreshRequest(request: BulkRequest): FreshRequest | undefined {
  const [fresh, setFresh] = useState<FreshRequest>();
  const { switches } = useWrites();
  const list = useQuery({ ...subscriptionListQuery(useHttp()), staleTime: youngMs, enabled: fresh === undefined });
  if (fresh !== undefined || list.isFetching) return fresh;
  const next: FreshRequest = {
    request: list.data === undefined ? request : renew(request, list.data, switches),
    doubt: list.isStale ? doubtOf(list.error, list.dataUpdatedAt) : undefined,
  };
  setFresh(next);
  return next;
}
