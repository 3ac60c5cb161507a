import { type ReactNode, useId } from 'react';
import { SignatureFrame } from './signatures-frame.ts';

interface RegionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One of the page's regions, named by its heading. */
export function Region({ title, children }: RegionProps) {
  const id = useId();
  return (
    <SignatureFrame aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </SignatureFrame>
  );
}
