import { styled } from '@mui/material/styles';

/** Filters of a page as links, so that a view can be sent to a colleague; the router marks the current one. */
export const FilterLinks = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(1),
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& a': {
    display: 'inline-block',
    padding: theme.spacing(0.5, 1.5),
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: 16,
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.background.paper,
    fontSize: '0.8125rem',
    textDecoration: 'none',
    '&:hover': { borderColor: theme.vars.palette.text.primary },
    '&[aria-current="page"]': {
      color: theme.vars.palette.primary.contrastText,
      backgroundColor: theme.vars.palette.primary.main,
      borderColor: theme.vars.palette.primary.main,
    },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  },
}));
