import type { RefCallback } from 'react';

/** Text that is not an entry yet: the form holds it, so that saving or leaving cannot lose it unnoticed. */
export interface PendingText<Field extends HTMLElement> {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Why the form cannot be saved with this text standing here. */
  readonly error: string | undefined;
  readonly ref: RefCallback<Field>;
}
