import { styled } from '@mui/material/styles';

/** Where the shell says short things over whatever page is open; it takes no place and no click of the page. */
export const NoticeRegion = styled('div')(({ theme }) => ({
  position: 'fixed',
  insetInline: 0,
  bottom: theme.spacing(2),
  display: 'flex',
  justifyContent: 'center',
  pointerEvents: 'none',
  zIndex: theme.zIndex.snackbar,
  // Above another one, when both have something to say.
  '&[data-is-second]': { bottom: theme.spacing(9) },
}));

export const NoticeFrame = styled('div')(({ theme }) => ({
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
