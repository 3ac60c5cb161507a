import { useNavigate } from '@tanstack/react-router';
import { hasAddress } from '../../domain/event-type-address.ts';
import type { PaletteTarget } from './palette-items.ts';

/** Where each kind of result leads, in one place. */
export function useOpenTarget(): (target: PaletteTarget) => void {
  const navigate = useNavigate();
  return (target) => {
    switch (target.type) {
      case 'command':
        target.command.run();
        break;
      case 'subscription': {
        const { subscriptionId } = target;
        void navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId } });
        break;
      }
      case 'event-type':
        // Its page answers who receives it; a name that no address holds is looked for in the list.
        if (hasAddress(target.name)) void navigate({ to: '/event-types/$name', params: { name: target.name } });
        else void navigate({ to: '/subscriptions', search: { event: target.name } });
        break;
    }
  };
}
