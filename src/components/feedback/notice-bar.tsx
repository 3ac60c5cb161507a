import { styled } from '@mui/material/styles';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { PlainButton } from '../plain-button.tsx';
import { type Notice } from './notice-store.ts';
import { useNotices } from './notice-context.tsx';

const shownForMs = 8_000;

const Region = styled('div')(({ theme }) => ({
  position: 'fixed',
  insetInline: 0,
  bottom: theme.spacing(2),
  display: 'flex',
  justifyContent: 'center',
  pointerEvents: 'none',
  zIndex: theme.zIndex.snackbar,
}));

const Bar = styled('div')(({ theme }) => ({
  pointerEvents: 'auto',
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  maxWidth: 'min(560px, calc(100vw - 32px))',
  padding: theme.spacing(1, 1, 1, 2),
  borderRadius: 8,
  border: '1px solid transparent',
  overflowWrap: 'anywhere',
  backgroundColor: theme.vars.palette.text.primary,
  color: theme.vars.palette.background.paper,
  boxShadow: theme.shadows[6],
}));

/** Ends by itself, but never under the pointer or the focus. */
function TimedNotice({ notice, onEnd }: { readonly notice: Notice; readonly onEnd: () => void }) {
  const [isHeld, setIsHeld] = useState(false);
  // The outside system is the clock.
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(onEnd, shownForMs);
    return () => clearTimeout(timer);
  }, [isHeld, onEnd]);
  const hold = (): void => setIsHeld(true);
  const release = (): void => setIsHeld(false);
  return (
    <Bar onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
      <span>{notice.message}</span>
      <PlainButton isInherited size="small" onClick={onEnd}>
        Dismiss
      </PlainButton>
    </Bar>
  );
}

/** The one live region for success; it is in the page before anything is said, or nothing would be announced. */
export function NoticeBar() {
  const notices = useNotices();
  const notice = useSyncExternalStore(notices.subscribe, notices.get);
  return (
    <Region role="status">
      {notice === undefined ? null : <TimedNotice key={notice.id} notice={notice} onEnd={notices.dismiss} />}
    </Region>
  );
}
