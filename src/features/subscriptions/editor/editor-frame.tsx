import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** The width and rhythm that both editor pages share. */
export function EditorFrame({ children }: { readonly children: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', gap: 3, maxWidth: 1120, gridTemplateColumns: 'minmax(0, 1fr)', pb: 6 }}>{children}</Box>
  );
}
