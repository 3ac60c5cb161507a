import Skeleton from '@mui/material/Skeleton';
import Box from '@mui/material/Box';
import { Callout } from '../../../components/feedback/callout.tsx';
import { ApiError } from '../../../api/errors.ts';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import { ButtonLink } from '../../../components/button-link.ts';
import { StillLoading } from '../../../components/feedback/loading-shapes.tsx';
import { Problem } from '../../../components/feedback/problem.tsx';
import { VisuallyHidden } from '../../../components/visually-hidden.ts';

export function EditorSkeleton() {
  return (
    <div>
      <StillLoading />
      <Box aria-busy="true" sx={{ display: 'flex', flexDirection: 'column', gap: 3 }}>
        <VisuallyHidden>Loading the subscription …</VisuallyHidden>
        <Skeleton variant="rounded" height={190} />
        <Skeleton variant="rounded" height={380} />
      </Box>
    </div>
  );
}

/** Says why nothing can be changed, rather than hiding what exists (style rule 22). */
export function ReadOnlyNotice() {
  return (
    <Callout severity="info" role="note">
      Your credentials can only read. To change subscriptions, sign in with credentials that have the scope admin:write.
    </Callout>
  );
}

/** As its row in the list says it. */
export function UnreadableNotice({ problem }: { readonly problem: string }) {
  return (
    <Callout severity="warning" role="note">
      Cannot be changed here: {problem}. Tell your administrator.
    </Callout>
  );
}

interface SubscriptionProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly isBusy: boolean;
}

/** A subscription that cannot be shown. One that does not exist is not worth a second try. */
export function SubscriptionProblem({ error, onRetry, isBusy }: SubscriptionProblemProps) {
  const { title, detail } = explainSubscriptionError(error);
  const isGone = error instanceof ApiError && error.kind === 'not-found';
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, alignItems: 'flex-start' }}>
      {isGone ? (
        <Problem title={title} detail={detail} severity="warning" />
      ) : (
        <Problem
          title={`The subscription could not be loaded. ${title}`}
          detail={detail}
          action={{ label: 'Retry', onClick: onRetry, isBusy }}
        />
      )}
      <ButtonLink to="/subscriptions" variant="outlined">
        Back to the list
      </ButtonLink>
    </Box>
  );
}
