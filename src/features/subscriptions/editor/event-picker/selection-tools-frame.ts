import { styled } from '@mui/material/styles';
import { actionStyles } from './selected-entries-frame.ts';

/** The looks of all that stands between the pattern field and the entries. */
export const SelectionToolsFrame = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    ...theme.typography.body2,
    ...actionStyles(theme),
    '& ul': { margin: 0, padding: 0, listStyle: 'none' },
    '.line': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 16 },
    '.total': { flex: '1 1 12rem', minHeight: '1.5em', color: palette.text.secondary, overflowWrap: 'anywhere' },
    '.limited:focus': { outline: 'none' },
    '.panel': {
      display: 'grid',
      gap: 4,
      marginBlock: 8,
      padding: 12,
      border: `1px solid ${palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: palette.background.paper,
    },
    '.panel p': { margin: 0 },
    '.panel .about': { color: palette.text.secondary, ...theme.typography.caption },
    '.panel li, .offer': { paddingBlock: 2, overflowWrap: 'anywhere' },
    '.panel .action': { marginInlineStart: -6 },
    '.offer': { color: palette.text.secondary, ...theme.typography.caption },
  };
});
