import { useNavigate } from '@tanstack/react-router';
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
        // Who receives it.
        void navigate({ to: '/subscriptions', search: { event: target.name } });
        break;
    }
  };
}
