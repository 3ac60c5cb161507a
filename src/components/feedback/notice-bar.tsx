import { useEffect, useState, useSyncExternalStore } from 'react';
import { PlainButton } from '../plain-button.tsx';
import { NoticeFrame, NoticeRegion } from './notice-frame.ts';
import { type Notice } from './notice-store.ts';
import { useNotices } from './notice-context.tsx';

const shownForMs = 8_000;

/** Ends by itself, unless it stays, but never under the pointer or the focus. */
function ShownNotice({ notice, onEnd }: { readonly notice: Notice; readonly onEnd: () => void }) {
  const [isHeld, setIsHeld] = useState(false);
  // The outside system is the clock.
  useEffect(() => {
    if (isHeld || notice.stays) return undefined;
    const timer = setTimeout(onEnd, shownForMs);
    return () => clearTimeout(timer);
  }, [isHeld, notice, onEnd]);
  const hold = (): void => setIsHeld(true);
  const release = (): void => setIsHeld(false);
  return (
    <NoticeFrame onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
      <span>{notice.message}</span>
      <PlainButton isInherited size="small" onClick={onEnd}>
        Dismiss
      </PlainButton>
    </NoticeFrame>
  );
}

/** The one live region for success; it is in the page before anything is said, or nothing would be announced. */
export function NoticeBar() {
  const notices = useNotices();
  const notice = useSyncExternalStore(notices.subscribe, notices.get);
  return (
    <NoticeRegion role="status">
      {notice === undefined ? null : <ShownNotice key={notice.id} notice={notice} onEnd={notices.dismiss} />}
    </NoticeRegion>
  );
}
