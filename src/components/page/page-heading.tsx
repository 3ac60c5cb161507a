import Typography from '@mui/material/Typography';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';

interface PageHeadingProps {
  readonly title: string;
  /** For the browser's tab, where the heading alone would not say enough. */
  readonly documentTitle?: string;
  readonly actions?: ReactNode;
}

/** The one `h1` of a page. It names the browser's tab and takes the focus after a change of route. */
export function PageHeading({ title, documentTitle = title, actions }: PageHeadingProps) {
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
      <title>{`${documentTitle} · VCC Webhooks Console`}</title>
      <Typography
        variant="h1"
        tabIndex={-1}
        sx={{ overflowWrap: 'anywhere', minWidth: 0, '&:focus': { outline: 'none' } }}
      >
        {title}
      </Typography>
      {actions === undefined ? null : (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          {actions}
        </Stack>
      )}
    </Stack>
  );
}
