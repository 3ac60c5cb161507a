import { type CSSObject, styled, type Theme } from '@mui/material/styles';

/**
 * Native controls in the theme's colours, for the first load: MUI's text field, select and icon button would add 13 kB
 * to it for the same boxes (the list route's budget, `.size-limit.mjs`).
 */
const box = (theme: Theme): CSSObject => ({
  boxSizing: 'border-box',
  height: 40,
  font: 'inherit',
  color: theme.vars.palette.text.primary,
  backgroundColor: theme.vars.palette.background.paper,
  border: `1px solid ${theme.vars.palette.text.disabled}`,
  borderRadius: 8,
  '&:hover': { borderColor: theme.vars.palette.text.primary },
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -1 },
});

export const SearchInput = styled('input')(({ theme }) => ({
  ...box(theme),
  width: '100%',
  paddingInline: '40px 12px',
  '&::placeholder': { color: theme.vars.palette.text.secondary, opacity: 1 },
}));

/** A box with its label beside it, or above it where there is no room. */
export const FilterInput = styled('input')(({ theme }) => ({
  ...box(theme),
  flex: '1 1 220px',
  minWidth: 0,
  paddingInline: 12,
  '&::placeholder': { color: theme.vars.palette.text.secondary, opacity: 1 },
}));

export const NativeSelect = styled('select')(({ theme }) => ({ ...box(theme), paddingInline: 8 }));

/** A button that is one icon; it needs an accessible name. */
export const IconButton = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 40,
  height: 40,
  borderRadius: '50%',
  cursor: 'pointer',
  color: theme.vars.palette.text.secondary,
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
}));

/** The shape of something that is still loading. */
export const Placeholder = styled('div')(({ theme }) => ({
  borderRadius: 8,
  backgroundColor: theme.vars.palette.action.hover,
  '@media (prefers-reduced-motion: no-preference)': {
    animation: 'placeholder-pulse 1.6s ease-in-out 0.4s infinite',
    '@keyframes placeholder-pulse': { '50%': { opacity: 0.4 } },
  },
}));
