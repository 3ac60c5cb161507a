import { createContext, type ReactNode, useContext } from 'react';
import type { NoticeStore } from './notice-store.ts';

const NoticeContext = createContext<NoticeStore | undefined>(undefined);

export function NoticeProvider({ notices, children }: { readonly notices: NoticeStore; readonly children: ReactNode }) {
  return <NoticeContext value={notices}>{children}</NoticeContext>;
}

/** Where pages say that something succeeded. An error stays where the person can act, and goes here only while that is out of sight. */
export function useNotices(): NoticeStore {
  const notices = useContext(NoticeContext);
  if (notices === undefined) throw new Error('useNotices needs a NoticeProvider above it');
  return notices;
}
