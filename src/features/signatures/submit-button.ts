import { styled } from '@mui/material/styles';

/** The looks of a contained button, for the one thing that a form is for: the plain button submits nothing. */
export const SubmitButton = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  minWidth: 64,
  padding: '6px 16px',
  borderRadius: 8,
  fontSize: '0.875rem',
  fontWeight: 600,
  lineHeight: 1.75,
  textAlign: 'center',
  cursor: 'pointer',
  color: theme.vars.palette.primary.contrastText,
  backgroundColor: theme.vars.palette.primary.main,
  '&:hover': { backgroundColor: theme.vars.palette.primary.dark },
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '@media (forced-colors: active)': { border: '1px solid ButtonText' },
}));
