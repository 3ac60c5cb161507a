import { styled, type Theme } from '@mui/material/styles';

/** The looks of the whole list in one styled element: a hundred entries must not cost a hundred styled ones. */
export const SelectedEntriesFrame = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    ...theme.typography.body2,
    '& ul': { margin: 0, padding: 0, listStyle: 'none' },
    '.entries': {
      border: `1px solid ${palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: palette.background.paper,
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
    },
    '.entries > li': { padding: '8px 8px 8px 12px' },
    '.entries > li + li': { borderTop: `1px solid ${palette.divider}` },
    '.hint': {
      margin: 0,
      padding: 16,
      border: `1px dashed ${palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      color: palette.text.secondary,
    },
    '.limited:focus': { outline: 'none' },
    '.reading': { margin: '8px 0 0', color: palette.text.secondary, ...theme.typography.caption },
    '.entry': { display: 'flex', alignItems: 'flex-start', gap: 8 },
    '.spelling': { flex: 1, minWidth: 0, fontWeight: 600, overflowWrap: 'anywhere', paddingBlock: 4 },
    '.facts': {
      display: 'inline-block',
      color: palette.text.secondary,
      ...theme.typography.caption,
      fontWeight: 400,
    },
    '.oddity': {
      color: palette.warning.main,
      overflowWrap: 'anywhere',
      ...theme.typography.caption,
    },
    '.actions': { display: 'flex', flexWrap: 'wrap', columnGap: 16 },
    ...actionStyles(theme),
    '.names': { maxHeight: '14rem', overflow: 'auto', paddingBlockStart: 4 },
    '.names li': {
      paddingBlock: 1,
      overflowWrap: 'anywhere',
      color: palette.text.secondary,
      ...theme.typography.caption,
    },
  };
});

/** The small buttons of the picker's right pane, which are native for the same reason. */
export function actionStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    button: {
      border: 0,
      borderRadius: 4,
      backgroundColor: 'transparent',
      color: palette.primary.main,
      font: 'inherit',
      cursor: 'pointer',
      '&:hover': { backgroundColor: palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
      '&:disabled': { color: palette.text.disabled, cursor: 'default', backgroundColor: 'transparent' },
    },
    '.action': {
      minHeight: 28,
      padding: '4px 6px',
      marginInlineStart: -6,
      textAlign: 'start',
      ...theme.typography.caption,
      fontWeight: 600,
    },
    '.action[aria-expanded]::before': {
      content: '""',
      display: 'inline-block',
      width: 6,
      height: 6,
      marginInlineEnd: 8,
      borderRight: '2px solid currentColor',
      borderBottom: '2px solid currentColor',
      transform: 'translateY(-1px) rotate(-45deg)',
    },
    '.action[aria-expanded="true"]::before': { transform: 'translateY(-2px) rotate(45deg)' },
    '.remove': {
      flex: 'none',
      width: 28,
      height: 28,
      padding: 0,
      fontSize: '1.25rem',
      lineHeight: 1,
      color: palette.text.secondary,
    },
  } as const;
}
