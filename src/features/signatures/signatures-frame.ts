import { type CSSObject, styled, type Theme } from '@mui/material/styles';

const monospace = 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace';

/** The looks of the page's regions in one styled element. */
export const SignatureFrame = styled('section')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: theme.spacing(2),
  padding: theme.spacing(2.5),
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 12,
  backgroundColor: theme.vars.palette.background.paper,
  overflowWrap: 'anywhere',
  ...theme.typography.body2,
  [theme.breakpoints.down('sm')]: { padding: theme.spacing(2) },
  'h2, h3, h4, p, dl, dd': { margin: 0 },
  h2: theme.typography.h2,
  h3: { ...theme.typography.h3, fontSize: '0.9375rem' },
  h4: { ...theme.typography.h3, fontSize: '0.875rem' },
  '.quiet, .hint': { color: theme.vars.palette.text.secondary },
  '.hint': theme.typography.caption,
  '.stack': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: theme.spacing(1.5), alignContent: 'start' },
  '.columns': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
    alignItems: 'start',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  '.stack > * + h3': { marginTop: theme.spacing(1) },
  '.stack > * + .stack': { marginTop: theme.spacing(1) },
  '.actions': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) },
  code: { fontFamily: monospace, fontSize: '0.8125rem' },
  ...fieldStyles(theme),
  ...listStyles(theme),
  ...verdictStyles(theme),
}));

function fieldStyles(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  return {
    '.field': { display: 'grid', gap: theme.spacing(0.5) },
    '.field label': { fontWeight: 600 },
    '.field .row': { display: 'flex', gap: theme.spacing(1), alignItems: 'center' },
    '.field .row > input': { flex: 1 },
    'textarea, input:not([type="file"]), select': {
      boxSizing: 'border-box',
      width: '100%',
      minWidth: 0,
      minHeight: 40,
      padding: theme.spacing(1, 1.5),
      color: palette.text.primary,
      backgroundColor: palette.background.default,
      border: `1px solid ${palette.text.disabled}`,
      borderRadius: 8,
      font: 'inherit',
      '&:hover': { borderColor: palette.text.primary },
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -1 },
      '&[aria-invalid="true"]': { borderColor: palette.error.main },
    },
    select: { maxWidth: 420 },
    textarea: { display: 'block', resize: 'vertical', fontFamily: monospace, fontSize: '0.8125rem', lineHeight: 1.5 },
    '.problem': { color: palette.error.main, ...theme.typography.caption },
  };
}

function listStyles(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  return {
    ul: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: theme.spacing(0.75) },
    'li.line': {
      display: 'grid',
      gridTemplateColumns: '20px minmax(0, 1fr)',
      gap: theme.spacing(1),
      alignItems: 'start',
    },
    'li.line > svg': { fontSize: 18, marginTop: 1, color: palette.text.secondary },
    'li.line[data-state="good"] > svg': { color: palette.success.main },
    'li.line[data-state="bad"] > svg': { color: palette.error.main },
    'li.line[data-state="odd"] > svg': { color: palette.warning.main },
    'li.line strong': { fontWeight: 600 },
    '.facts': { display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: theme.spacing(0.25, 1.5) },
    '.facts dt': { color: palette.text.secondary },
    summary: {
      cursor: 'pointer',
      fontWeight: 600,
      color: palette.primary.main,
      paddingBlock: theme.spacing(0.75),
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2, borderRadius: 4 },
    },
    details: { borderTop: `1px solid ${palette.divider}`, paddingTop: theme.spacing(1) },
    pre: {
      margin: 0,
      padding: theme.spacing(1.5),
      maxHeight: '36rem',
      overflow: 'auto',
      border: `1px solid ${palette.divider}`,
      borderRadius: 8,
      backgroundColor: palette.background.default,
      fontFamily: monospace,
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
    },
    'pre[data-wraps]': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  };
}

function verdictStyles(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  const colors = palette.Alert;
  return {
    '.verdict': {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      padding: theme.spacing(2),
      borderRadius: 8,
      borderInlineStart: `4px solid ${palette.info.main}`,
      backgroundColor: palette.background.default,
    },
    '.verdict[data-state="good"]': {
      borderInlineStartColor: palette.success.main,
      backgroundColor: colors.successStandardBg,
    },
    '.verdict[data-state="bad"]': {
      borderInlineStartColor: palette.error.main,
      backgroundColor: colors.errorStandardBg,
    },
    '.verdict h3': { ...theme.typography.h2, fontSize: '1.125rem', fontWeight: 650, '&:focus': { outline: 'none' } },
    '.verdict[data-state="good"] h3': { color: palette.success.main },
    '.verdict[data-state="bad"] h3': { color: palette.error.main },
    '@media (forced-colors: active)': { '.verdict': { border: '1px solid', borderInlineStart: '4px solid' } },
  };
}
