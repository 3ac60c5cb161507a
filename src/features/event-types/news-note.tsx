import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Callout } from '../../components/feedback/callout.tsx';
import { useNotices } from '../../components/feedback/notice-context.tsx';
import { countOf } from './receiver-words.ts';
import type { CatalogueNews } from './use-catalogue-news.ts';

/** Says how many event types are new, until the person says that they were seen. */
export function NewsNote({ news: { names, since, markAsSeen } }: { readonly news: CatalogueNews }) {
  const notices = useNotices();
  const [hasFailed, setHasFailed] = useState(false);
  if (names.size === 0) return null;
  const mark = (): void => {
    if (!markAsSeen()) {
      setHasFailed(true);
      return;
    }
    // The button goes with the note: the page's beginning takes the focus, or it would be lost.
    document.querySelector('h1')?.focus();
    notices.show('All event types are marked as seen.');
  };
  return (
    <Callout
      severity="info"
      role="note"
      action={
        <Button color="inherit" size="small" onClick={mark}>
          Mark as seen
        </Button>
      }
    >
      {countOf(names.size, 'event type')} {names.size === 1 ? 'is' : 'are'} new since {since}, when you last saw the
      catalogue in this browser.
      {hasFailed ? (
        <Typography role="alert" variant="body2">
          This browser did not store it: it forbids storage, or has no room. They stay marked.
        </Typography>
      ) : null}
    </Callout>
  );
}
