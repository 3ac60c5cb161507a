import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hasAddress } from '../domain/event-type-address.ts';

interface EventTypeLinkProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** The id of an element that says more about it. */
  readonly describedBy?: string;
}

/** A link to the page of an event type, or the words alone where its name fits no address. */
export function EventTypeLink({ name, children, className, describedBy }: EventTypeLinkProps) {
  const style = className === undefined ? {} : { className };
  return hasAddress(name) ? (
    <Link to="/event-types/$name" params={{ name }} aria-describedby={describedBy} {...style}>
      {children}
    </Link>
  ) : (
    <span {...style}>{children}</span>
  );
}
