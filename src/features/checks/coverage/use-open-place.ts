import { useNavigate } from '@tanstack/react-router';
import { hasAddress } from '../../../domain/event-type-address.ts';
import type { CoverageSelection } from '../../../domain/coverage/select-coverage.ts';
import type { Place } from './picture-layout.ts';

type Side = 'subscription' | 'event type';

/** Leads from a cell to either side of it, and from a label to what it names. */
export function useOpenPlace({ rows, columns }: CoverageSelection): (place: Place, side: Side) => void {
  const navigate = useNavigate();
  return ({ row, column }, side) => {
    const subscription = rows[row];
    const type = columns[column];
    if (type !== undefined && (side === 'event type' || subscription === undefined)) {
      if (hasAddress(type.name)) void navigate({ to: '/event-types/$name', params: { name: type.name } });
    } else if (subscription !== undefined) {
      const { subscriptionId } = subscription;
      void navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId } });
    }
  };
}
