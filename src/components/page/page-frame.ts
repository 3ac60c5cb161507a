import { styled } from '@mui/material/styles';

/** The rhythm of a page: its parts one below the other, as wide as there is room. */
export const PageFrame = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: theme.spacing(2.5),
  paddingBottom: theme.spacing(4),
}));
