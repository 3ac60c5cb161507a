import { styled } from '@mui/material/styles';

/** Lays the picker out by its own width, not the window's: tree and entries side by side where both have room. */
export const EventPickerFrame = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    container: 'event-picker / inline-size',
    '.label': { ...theme.typography.h3, marginBlockEnd: 8 },
    '.panes': { display: 'grid', gap: 24, gridTemplateColumns: 'minmax(0, 1fr)', marginBlockStart: 12 },
    '.pane': { display: 'flex', flexDirection: 'column', gap: 8, minWidth: 0, '&:focus': { outline: 'none' } },
    '.status': {
      minHeight: '1.5em',
      color: palette.text.secondary,
      overflowWrap: 'anywhere',
      ...theme.typography.body2,
    },
    '.nothing': { margin: 0, padding: 16, color: palette.text.secondary, ...theme.typography.body2 },
    '@container event-picker (min-width: 52rem)': {
      '.panes': { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
    },
  };
});
