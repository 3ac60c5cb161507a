import { PlainButton } from '../plain-button.tsx';
import { Callout } from './callout.tsx';

interface ProblemProps {
  readonly title: string;
  readonly detail: string;
  /** What the person can do about it here; absent where there is nothing to do. */
  readonly action?: { readonly label: string; readonly onClick: () => void; readonly isBusy?: boolean };
  readonly severity?: 'error' | 'warning';
}

/** An error shown once, where the person can act: what failed, and the next step. */
export function Problem({ title, detail, action, severity = 'error' }: ProblemProps) {
  return (
    <Callout
      severity={severity}
      title={title}
      action={
        action === undefined ? null : (
          <PlainButton isInherited size="small" onClick={action.onClick} isBusy={action.isBusy ?? false}>
            {action.label}
          </PlainButton>
        )
      }
    >
      {detail}
    </Callout>
  );
}
