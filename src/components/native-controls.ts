import { type CSSObject, styled, type Theme } from '@mui/material/styles';

/**
 * Native controls in the theme's colours, for the list's toolbar: MUI's text field and select would add 12 kB to the
 * first load for the same two boxes (the list route's budget, `.size-limit.mjs`).
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

export const NativeSelect = styled('select')(({ theme }) => ({ ...box(theme), paddingInline: 8 }));

/** The shape of something that is still loading. */
export const Placeholder = styled('div')(({ theme }) => ({
  borderRadius: 8,
  backgroundColor: theme.vars.palette.action.hover,
  '@media (prefers-reduced-motion: no-preference)': {
    animation: 'placeholder-pulse 1.6s ease-in-out 0.4s infinite',
    '@keyframes placeholder-pulse': { '50%': { opacity: 0.4 } },
  },
}));
