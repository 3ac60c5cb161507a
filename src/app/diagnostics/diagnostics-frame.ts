import { styled } from '@mui/material/styles';

/** The looks of the page's regions in one styled element. */
export const DiagnosticsFrame = styled('section')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    padding: theme.spacing(2.5),
    border: `1px solid ${palette.divider}`,
    borderRadius: 12,
    backgroundColor: palette.background.paper,
    overflowWrap: 'anywhere',
    ...theme.typography.body2,
    [theme.breakpoints.down('sm')]: { padding: theme.spacing(2) },
    'h2, p, ul, dl, dd': { margin: 0 },
    h2: theme.typography.h2,
    '.quiet': { color: palette.text.secondary },
    table: { width: '100%', borderCollapse: 'collapse' },
    'th, td': {
      padding: theme.spacing(1, 2, 1, 0),
      textAlign: 'start',
      verticalAlign: 'top',
      borderTop: `1px solid ${palette.divider}`,
    },
    'thead th': { borderTop: 0, color: palette.text.secondary, fontSize: '0.8125rem' },
    'tbody th': { width: 260, fontWeight: 600, overflowWrap: 'break-word' },
    '.verdict': { whiteSpace: 'nowrap', fontWeight: 650 },
    '.verdict svg': { verticalAlign: '-4px', marginInlineEnd: 6, fontSize: 18 },
    '[data-verdict="pass"] .verdict': { color: palette.success.main },
    '[data-verdict="fail"] .verdict': { color: palette.error.main },
    '[data-verdict="unknown"] .verdict': { color: palette.warning.main },
    // One below the other where three columns would be slivers.
    [theme.breakpoints.down('md')]: {
      'table, tbody, tr, tbody th, td': { display: 'block' },
      thead: { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden' },
      tr: { padding: theme.spacing(1, 0), borderTop: `1px solid ${palette.divider}` },
      'tbody th, td': { width: 'auto', padding: theme.spacing(0.25, 0), borderTop: 0 },
    },
    code: { fontFamily: 'ui-monospace, Menlo, Consolas, "Liberation Mono", monospace', fontSize: '0.8125rem' },
    details: { borderTop: `1px solid ${palette.divider}`, paddingBlock: theme.spacing(0.75) },
    summary: {
      cursor: 'pointer',
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, borderRadius: 4 },
    },
    pre: { margin: theme.spacing(1, 0), whiteSpace: 'pre-wrap', fontSize: '0.75rem' },
  };
});
