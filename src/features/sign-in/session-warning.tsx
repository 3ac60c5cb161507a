import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { Callout } from '../../components/feedback/callout.tsx';
import { PlainAnchor, PlainButton } from '../../components/plain-button.tsx';
import { useSession } from '../../session/session-context.tsx';
import type { SessionEnding, SessionFacts } from '../../session/session-state.ts';
import { againAddress } from './again-address.ts';

/** Above dialogs too, and beside nothing that is being typed: the page below does not move. */
const Corner = styled('section')(({ theme }) => ({
  position: 'fixed',
  insetInlineEnd: 16,
  bottom: 16,
  zIndex: theme.zIndex.tooltip,
  width: 420,
  // A narrow window has its notices at the bottom.
  [theme.breakpoints.down('md')]: { top: 64, bottom: 'auto', insetInlineStart: 16, width: 'auto' },
  borderRadius: 8,
  backgroundColor: theme.vars.palette.background.paper,
  boxShadow: theme.vars.shadows[6],
  '& .actions': { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginTop: theme.spacing(1) },
}));

interface SessionWarningProps {
  readonly facts: SessionFacts;
  readonly ending: SessionEnding;
}

/**
 * Tells a while before a session ends, and how to go on by one action (WCAG 2.2.1, acceptance T24). It takes no focus:
 * somebody may be in the middle of a word, and any key is enough to show that they are there.
 */
export function SessionWarning({ facts, ending }: SessionWarningProps) {
  const session = useSession();
  const [hiddenUntil, setHiddenUntil] = useState<number>();
  const [hasFailed, setHasFailed] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  if (hiddenUntil === ending.endsAt) return null;
  const { says, isInNewTab } = waysOn(facts, ending, session.isSharedBetweenTabs);

  const stay = async () => {
    setIsBusy(true);
    await session.staySignedIn();
    // When it has worked, the warning is gone, and this with it.
    setHasFailed(ending.cause === 'token');
    setIsBusy(false);
  };

  return (
    <Corner aria-label="Session ending">
      <Callout severity="warning" title={`Your session ends at ${clockTime(ending.endsAt)}`}>
        {hasFailed ? 'That did not work: your OpenID provider gives no answer. Try again in a moment.' : says}
        <div className="actions">
          <WayOn isInNewTab={isInNewTab} canExtend={ending.canExtend} regionId={facts.region.id}>
            {(label) => (
              <PlainButton
                variant="contained"
                size="small"
                isBusy={isBusy}
                onClick={() => (ending.canExtend ? void stay() : session.endNow())}
              >
                {label}
              </PlainButton>
            )}
          </WayOn>
          <PlainButton isInherited size="small" onClick={() => setHiddenUntil(ending.endsAt)}>
            Hide
          </PlainButton>
        </div>
      </Callout>
    </Corner>
  );
}

interface WayOnProps {
  readonly isInNewTab: boolean;
  readonly canExtend: boolean;
  readonly regionId: string;
  readonly children: (label: string) => ReactNode;
}

function WayOn({ isInNewTab, canExtend, regionId, children }: WayOnProps) {
  if (!isInNewTab) return children(canExtend ? 'Stay signed in' : 'Sign in again now');
  return (
    <PlainAnchor variant="contained" size="small" href={againAddress(regionId)} target="_blank" rel="noopener">
      Stay signed in (opens a new tab)
    </PlainAnchor>
  );
}

function waysOn(facts: SessionFacts, { cause, canExtend }: SessionEnding, isShared: boolean) {
  if (cause === 'idle') {
    return { isInNewTab: false, says: 'Nobody has used the console for a while. Press any key to go on.' };
  }
  const why = cause === 'age' ? 'It has lasted as long as a session may here. ' : '';
  if (facts.method === 'credentials') {
    return {
      isInNewTab: false,
      says: `${why}You are then asked for the client secret, and nothing on this page is lost.`,
    };
  }
  if (canExtend) return { isInNewTab: false, says: 'Your OpenID provider has not renewed it so far.' };
  return isShared
    ? { isInNewTab: true, says: `${why}Sign in once more in a new tab: this one goes on, and nothing on it is lost.` }
    : { isInNewTab: false, says: `${why}Signing in again leaves this page: save your work before.` };
}

function clockTime(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
