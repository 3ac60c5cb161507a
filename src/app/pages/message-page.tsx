import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { PageHeading } from '../../components/page/page-heading.tsx';

interface MessagePageProps {
  /** `main` where no shell stands around the page. */
  readonly landmark?: 'main' | 'div';
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that has one thing to say. */
export function MessagePage({ title, landmark = 'main', children }: MessagePageProps) {
  return (
    <Box
      component={landmark}
      sx={{ maxWidth: 640, mx: 'auto', py: { xs: 4, md: 8 }, px: 2, display: 'grid', gap: 2, overflowWrap: 'anywhere' }}
    >
      <PageHeading title={title} />
      <Typography component="div">{children}</Typography>
    </Box>
  );
}
