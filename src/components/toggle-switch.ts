import { type CSSObject, styled, type Theme } from '@mui/material/styles';

/** How a switch looks, for a table that styles all its cells at once: emotion's work per mounted row is dear. */
export const toggleSwitchStyles = (theme: Theme): CSSObject => ({
  appearance: 'none',
  flex: 'none',
  boxSizing: 'border-box',
  width: 40,
  height: 24,
  margin: 0,
  padding: 2,
  borderRadius: 12,
  border: `2px solid ${theme.vars.palette.text.secondary}`,
  backgroundColor: 'transparent',
  cursor: 'pointer',
  transition: 'background-color 120ms, border-color 120ms',
  '&::before': {
    content: '""',
    display: 'block',
    width: 16,
    height: 16,
    borderRadius: '50%',
    backgroundColor: theme.vars.palette.text.secondary,
    // Moved by its margin: a transform is a paint layer of its own, for each row that is scrolled by.
    transition: 'margin 120ms',
  },
  '&:checked': { borderColor: theme.vars.palette.success.main, backgroundColor: theme.vars.palette.success.main },
  '&:checked::before': { marginInlineStart: 16, backgroundColor: theme.vars.palette.background.paper },
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '&:disabled': { cursor: 'not-allowed', opacity: 0.5 },
  '@media (prefers-reduced-motion: reduce)': { transition: 'none', '&::before': { transition: 'none' } },
  '@media (forced-colors: active)': {
    '&::before': { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
    '&:checked': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', borderColor: 'Highlight' },
    '&:checked::before': { backgroundColor: 'Canvas' },
  },
});

/** A switch: a native checkbox with `role="switch"`, drawn by CSS alone. Give it an accessible name. */
export const ToggleSwitch = styled('input')(({ theme }) => toggleSwitchStyles(theme));
