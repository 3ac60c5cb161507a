import { styled } from '@mui/material/styles';
import { Problem } from './problem.tsx';

const Corner = styled('div')(({ theme }) => ({
  position: 'fixed',
  insetInline: 16,
  bottom: 16,
  zIndex: theme.zIndex.snackbar,
  maxWidth: 560,
  marginInline: 'auto',
}));

interface PartProblemProps {
  /** Undefined when nothing is wrong. */
  readonly onRetry: (() => void) | undefined;
}

/** Says that a menu or dialog could not be loaded. The page below it stays as it is, typed text included. */
export function PartProblem({ onRetry }: PartProblemProps) {
  return onRetry === undefined ? null : (
    <Corner>
      <Problem
        title="This part of the console could not be loaded"
        detail="Your connection may be down, or the console was updated. If trying again does not help, save your work and load the page again."
        action={{ label: 'Try again', onClick: onRetry }}
      />
    </Corner>
  );
}
