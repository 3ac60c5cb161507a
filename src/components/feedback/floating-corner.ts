import { styled } from '@mui/material/styles';

/** Over the page, for words about what has no place in it. */
export const FloatingCorner = styled('div')(({ theme }) => ({
  position: 'fixed',
  insetInline: 16,
  bottom: 16,
  zIndex: theme.zIndex.snackbar,
  maxWidth: 560,
  marginInline: 'auto',
}));
