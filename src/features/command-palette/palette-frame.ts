import { styled } from '@mui/material/styles';

/** The height of a result in pixels. */
export const itemHeight = 52;

/** Search box, results and hint. One frame styles all results: there may be 15,000, of which a dozen are mounted. */
export const PaletteFrame = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  '& input': {
    all: 'unset',
    boxSizing: 'border-box',
    padding: theme.spacing(2),
    fontSize: '1.0625rem',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& input::placeholder': { color: theme.vars.palette.text.secondary, opacity: 1 },
  '& [role="listbox"]': {
    position: 'relative',
    height: 'min(420px, 55dvh)',
    overflow: 'auto',
  },
  '& [role="option"]': {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    boxSizing: 'border-box',
    height: itemHeight,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignContent: 'center',
    columnGap: theme.spacing(2),
    paddingInline: theme.spacing(2),
    borderInlineStart: '3px solid transparent',
    cursor: 'pointer',
  },
  '& [role="option"]:hover': { backgroundColor: theme.vars.palette.action.hover },
  '& [aria-selected="true"]': {
    backgroundColor: theme.vars.palette.action.selected,
    borderInlineStartColor: theme.vars.palette.primary.main,
  },
  '& .label, & .detail': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .label': { fontWeight: 600 },
  '& .kind, & .detail, & .hint': { color: theme.vars.palette.text.secondary, fontSize: '0.8125rem' },
  '& .detail': { gridColumn: '1 / -1' },
  '& .hint': {
    margin: 0,
    padding: theme.spacing(1, 2),
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
  '@media (forced-colors: active)': {
    '& [aria-selected="true"]': { outline: '2px solid Highlight', outlineOffset: -2 },
  },
}));
