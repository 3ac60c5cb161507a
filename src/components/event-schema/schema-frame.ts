import { styled, type Theme } from '@mui/material/styles';

/** The looks of fields, sample and differences in one styled element, however many lines they have. */
export const SchemaFrame = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: 12,
    overflowWrap: 'anywhere',
    ...theme.typography.body2,
    h2: { margin: 0, ...theme.typography.h3, fontSize: '0.9375rem' },
    p: { margin: 0 },
    '.section': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 8, alignContent: 'start' },
    '.note, .saying': { color: palette.text.secondary, ...theme.typography.caption },
    '.saying': { minHeight: '1.5em' },
    '.saying[data-failed="true"]': { color: palette.error.main },
    '.lines:focus': { outline: 'none' },
    ...fieldStyles(theme),
    ...sampleStyles(theme),
    ...differenceStyles(theme),
    '.more': {
      justifySelf: 'start',
      minHeight: 32,
      padding: '4px 6px',
      marginInlineStart: -6,
      border: 0,
      borderRadius: 4,
      backgroundColor: 'transparent',
      color: palette.primary.main,
      cursor: 'pointer',
      ...theme.typography.caption,
      fontWeight: 600,
      '&:hover': { backgroundColor: palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
    },
  };
});

function fieldStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    '.fields': { margin: 0, padding: 0, listStyle: 'none' },
    '.fields .fields': {
      marginInlineStart: 5,
      paddingInlineStart: 14,
      borderInlineStart: `1px solid ${palette.divider}`,
    },
    // Deeper levels would leave no room for words on a telephone.
    '.fields .fields .fields .fields .fields .fields .fields': {
      marginInlineStart: 0,
      paddingInlineStart: 0,
      borderInlineStart: 0,
    },
    '.field': { paddingBlock: 4 },
    '.line': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 8 },
    '.name': { fontWeight: 600 },
    '.name[data-kind="alternative"], .name[data-kind="rule"]': { fontStyle: 'italic' },
    '.type, .limits, .about': { color: palette.text.secondary },
    '.limits, .about': theme.typography.caption,
    '.required': {
      paddingInline: 6,
      border: `1px solid ${palette.divider}`,
      borderRadius: 10,
      color: palette.text.primary,
      whiteSpace: 'nowrap',
      ...theme.typography.caption,
      lineHeight: 1.5,
    },
  } as const;
}

function sampleStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    '.sample': {
      margin: 0,
      padding: 12,
      maxHeight: '24rem',
      overflow: 'auto',
      border: `1px solid ${palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: palette.background.default,
      fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
    },
    '.actions': { display: 'flex', flexWrap: 'wrap', gap: 8 },
  } as const;
}

function differenceStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    table: { borderCollapse: 'collapse', tableLayout: 'fixed', width: '100%' },
    'th, td': {
      padding: '8px 12px 8px 0',
      textAlign: 'start',
      verticalAlign: 'top',
      borderBottom: `1px solid ${palette.divider}`,
    },
    'thead th': { color: palette.text.secondary, fontWeight: 600, ...theme.typography.caption },
    'tbody th': { fontWeight: 600 },
    '.kind': { fontWeight: 600 },
    '.mark': { display: 'inline-block', width: '1.25em', fontWeight: 700 },
    '[data-change="added"] .kind': { color: palette.success.main },
    '[data-change="removed"] .kind': { color: palette.error.main },
    '[data-change="newly-required"] .kind': { color: palette.warning.main },
    '.before, .after': { display: 'block', color: palette.text.secondary },
  } as const;
}
