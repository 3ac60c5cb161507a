import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { eventTypeHref } from './event-type-address.ts';

interface EventTypeLinkProps {
  readonly name: string;
  readonly describedBy?: string;
  readonly children: ReactNode;
}

/** The way to the page of an event type. */
export function EventTypeLink({ name, describedBy, children }: EventTypeLinkProps) {
  const navigate = useNavigate();
  const href = eventTypeHref(name);
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate({ href });
  };
  return (
    <a href={href} onClick={follow} aria-describedby={describedBy}>
      {children}
    </a>
  );
}
