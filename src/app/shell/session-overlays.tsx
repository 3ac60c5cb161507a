import { useNavigate } from '@tanstack/react-router';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { useLoadedPart } from '../../components/use-loaded-part.ts';
import { useSession, useSessionState } from '../../session/session-context.tsx';

const loadSignInAgain = async () => (await import('../../features/sign-in/sign-in-again-dialog.tsx')).SignInAgainDialog;
const loadWarning = async () => (await import('../../features/sign-in/session-warning.tsx')).SessionWarning;

/** What lies over the page when the session ends, and the word before. Loaded when the browser is idle. */
export function SessionOverlays() {
  const session = useSession();
  const state = useSessionState();
  const navigate = useNavigate();
  const ending = state.status === 'signed-in' ? state.ending : undefined;
  const isExpired = state.status === 'expired';
  const { part: SignInAgainDialog, retry: retryDialog } = useLoadedPart(loadSignInAgain, isExpired);
  const { part: SessionWarning, retry: retryWarning } = useLoadedPart(loadWarning, ending !== undefined);
  const continueAsOther = (): void => {
    session.continueAsOther();
    // The page is another person's: what it asks before it is left is no longer of any use.
    void navigate({ to: '/subscriptions', replace: true, ignoreBlocker: true });
  };
  return (
    <>
      {state.status === 'signed-in' && ending !== undefined && SessionWarning !== undefined ? (
        <SessionWarning facts={state.facts} ending={ending} />
      ) : null}
      {isExpired && SignInAgainDialog !== undefined ? (
        <SignInAgainDialog
          onSignOut={() => void navigate({ to: '/sign-out', state: { isSignOutAsked: true } })}
          onContinueAsOther={continueAsOther}
        />
      ) : null}
      <PartProblem onRetry={retryDialog ?? retryWarning} />
    </>
  );
}
