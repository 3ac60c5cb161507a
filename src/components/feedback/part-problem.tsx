import { FloatingCorner } from './floating-corner.ts';
import { Problem } from './problem.tsx';

interface PartProblemProps {
  /** Undefined when nothing is wrong. */
  readonly onRetry: (() => void) | undefined;
}

/** Says that a menu or dialog could not be loaded. The page below it stays as it is, typed text included. */
export function PartProblem({ onRetry }: PartProblemProps) {
  return onRetry === undefined ? null : (
    <FloatingCorner>
      <Problem
        title="This part of the console could not be loaded"
        detail="Your connection may be down, or the console was updated. If trying again does not help, save your work and load the page again."
        action={{ label: 'Try again', onClick: onRetry }}
      />
    </FloatingCorner>
  );
}
