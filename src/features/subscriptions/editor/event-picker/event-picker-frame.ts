import { styled, type Theme } from '@mui/material/styles';

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
    ...schemaStyles(theme),
    '@container event-picker (min-width: 52rem)': {
      '.panes': { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
      // The tree stays where it is: the schema comes beside it, and the entries below it.
      '.panes:has(> .schema)': { gridTemplateRows: 'auto 1fr' },
      '.schema': { gridColumn: 2, gridRow: '1 / 3' },
    },
  };
});

/** Like the other disclosures of the picker, with a chevron that forced colours keep. */
function schemaStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    '.disclosure': {
      alignSelf: 'flex-start',
      marginInlineStart: -5,
      '&::before': {
        content: '""',
        width: 6,
        height: 6,
        marginInlineEnd: 10,
        borderRight: '2px solid currentColor',
        borderBottom: '2px solid currentColor',
        transform: 'rotate(-45deg)',
      },
      '&[aria-expanded="true"]::before': { transform: 'translateY(-2px) rotate(45deg)' },
    },
    '.schema': {
      minWidth: 0,
      padding: 16,
      border: `1px solid ${palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      alignSelf: 'start',
      ...theme.typography.body2,
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
      p: { margin: 0 },
    },
    '.schema > p': { color: palette.text.secondary },
    '.schema > .subject': { marginBlockEnd: 12, overflowWrap: 'anywhere', '&:last-child': { marginBlockEnd: 0 } },
    '.schema > .subject > bdi': { color: palette.text.primary, fontWeight: 600 },
  } as const;
}
