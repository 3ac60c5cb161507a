import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { PageHeading } from '../../components/page/page-heading.tsx';

export interface SignInFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The narrow page outside the shell on which everything about signing in happens. */
export function SignInFrame({ title, children }: SignInFrameProps) {
  return (
    <Stack component="main" sx={{ alignItems: 'center', p: { xs: 2, sm: 4 } }}>
      <Paper variant="outlined" sx={{ width: '100%', maxWidth: 480, p: { xs: 2, sm: 4 } }}>
        <Stack spacing={2.5}>
          <PageHeading title={title} />
          {children}
        </Stack>
      </Paper>
    </Stack>
  );
}
