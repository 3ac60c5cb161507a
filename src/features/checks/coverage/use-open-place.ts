import { useNavigate } from '@tanstack/react-router';
import type { CoverageSelection } from '../../../domain/coverage/select-coverage.ts';
import { eventTypeHref } from './event-type-address.ts';
import type { Place } from './picture-layout.ts';

type Side = 'subscription' | 'event type';

/** Leads from a cell to either side of it, and from a label to what it names. */
export function useOpenPlace({ rows, columns }: CoverageSelection): (place: Place, side: Side) => void {
  const navigate = useNavigate();
  return ({ row, column }, side) => {
    const subscription = rows[row];
    const type = columns[column];
    if (type !== undefined && (side === 'event type' || subscription === undefined)) {
      void navigate({ href: eventTypeHref(type.name) });
    } else if (subscription !== undefined) {
      const { subscriptionId } = subscription;
      void navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId } });
    }
  };
}
