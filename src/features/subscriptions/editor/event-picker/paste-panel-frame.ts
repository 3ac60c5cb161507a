import { styled, type Theme } from '@mui/material/styles';
import { actionStyles } from './selected-entries-frame.ts';

/** The looks of the whole panel in one styled element: a list may bring hundreds of words. */
export const PastePanelFrame = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    ...theme.typography.body2,
    ...actionStyles(theme),
    display: 'grid',
    gap: 12,
    gridTemplateColumns: 'minmax(0, 1fr)',
    padding: 12,
    border: `1px solid ${palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: palette.background.paper,
    '.title': { fontWeight: 600 },
    '& ul': { margin: 0, padding: 0, listStyle: 'none', maxHeight: '16rem', overflow: 'auto' },
    '& li': { paddingBlock: 2, overflowWrap: 'anywhere' },
    '.limited:focus': { outline: 'none' },
    '.about': { color: palette.text.secondary, ...theme.typography.caption },
    '.note': { margin: 0, color: palette.text.secondary },
    '.cut': { margin: 0, color: palette.warning.main },
    ...fieldStyles(theme),
    '.buttons': { display: 'flex', flexWrap: 'wrap', gap: 8 },
  };
});

/** Native fields: MUI's would share their code between this part and the first loads, in more and smaller files. */
function fieldStyles(theme: Theme) {
  const { palette } = theme.vars;
  const field = {
    boxSizing: 'border-box',
    width: '100%',
    font: 'inherit',
    color: palette.text.primary,
    backgroundColor: palette.background.paper,
    border: `1px solid ${palette.text.disabled}`,
    borderRadius: 8,
    '&:hover': { borderColor: palette.text.primary },
    '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -1 },
  } as const;
  return {
    '& textarea': { ...field, display: 'block', marginBlockStart: 4, padding: 8, minHeight: 96, resize: 'vertical' },
    '& textarea[aria-invalid="true"]': { borderColor: palette.error.main },
    '.error': { color: palette.error.main, ...theme.typography.caption },
    '& select': { ...field, height: 36, paddingInline: 8 },
    '.choice': { display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)', paddingBlock: 6 },
    '.tick': { display: 'flex', alignItems: 'flex-start', gap: 8, minHeight: 24, cursor: 'pointer' },
    '.tick input': { flex: 'none', width: 18, height: 18, margin: '1px 0 0', accentColor: palette.primary.main },
    '& .add': {
      padding: '6px 16px',
      border: `1px solid ${palette.primary.main}`,
      borderRadius: 8,
      fontWeight: 600,
      '&:disabled': { borderColor: palette.divider, color: palette.text.disabled },
    },
  } as const;
}
