import { styled } from '@mui/material/styles';

/**
 * The scrolling region around a table of this feature. All cells are native elements styled here once, because
 * emotion's work per mounted row is what scrolling costs (dependencies.md section 2).
 */
export const EventTypesFrame = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: 'max(420px, calc(100dvh - 400px))',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 8,
  backgroundColor: theme.vars.palette.background.paper,
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '& table': { borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed', width: '100%' },
  '& th': {
    padding: theme.spacing(1.25, 1.5),
    textAlign: 'start',
    fontSize: '0.8125rem',
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.background.paper,
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& thead th': { position: 'sticky', top: 0, zIndex: 1 },
  '& tbody th': {
    paddingBlock: theme.spacing(1),
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.background.default,
    fontWeight: 400,
    overflowWrap: 'anywhere',
    '& b': { fontSize: '0.9375rem', fontWeight: 650 },
  },
  '& td': {
    padding: theme.spacing(1, 1.5),
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    fontSize: '0.875rem',
    lineHeight: 1.45,
  },
  // Versions of one event stand together.
  '& tr[data-joins-next] td': { borderBottomColor: 'transparent' },
  '& .name': { fontWeight: 600 },
  '& .line': { display: 'block' },
  '& .secondary': { color: theme.vars.palette.text.secondary },
  '& .clamped': {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
  },
  '& .mark': { color: theme.vars.palette.text.secondary, fontSize: '0.8125rem' },
  '& .name ~ .mark': { display: 'inline-block' },
  '& .name ~ .mark.line': { display: 'block' },
  '& .new': { color: theme.vars.palette.info.main, fontWeight: 650 },
  '& .nobody': { color: theme.vars.palette.warning.main, fontWeight: 600 },
  '& code': { fontSize: '0.8125rem' },
  '& .column-receivers': { width: 240 },
  '& .column-status': { width: 104 },
  '& .column-version': { width: '34%' },
  [theme.breakpoints.down('sm')]: {
    '& .column-receivers': { width: 112 },
    '& .column-status': { width: 88 },
    '& td, & th': { paddingInline: theme.spacing(1) },
  },
}));
