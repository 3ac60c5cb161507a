import { type CSSObject, styled, type Theme } from '@mui/material/styles';
import { toggleSwitchStyles } from '../../../components/toggle-switch.ts';
import { allColumns, narrowestTable, usualColumns } from './list-columns.ts';

/** The height of a row in pixels, while nothing on it failed. The window over the rows counts on it. */
export const rowHeights = { comfortable: 60, compact: 40 } as const;

/** So many pixels below the middle. */
const dot = (below: number): string =>
  `radial-gradient(circle at 50% calc(50% + ${below}px), currentcolor 1.5px, transparent 2.25px)`;

const oneLine: CSSObject = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };

/** The header stays in sight while the rows scroll. */
const headStyles = (theme: Theme): CSSObject => ({
  '& th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: 0,
    textAlign: 'start',
    fontSize: '0.8125rem',
    fontWeight: 600,
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.background.paper,
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& th button': {
    all: 'unset',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    width: '100%',
    padding: theme.spacing(1.25, 1.5),
    cursor: 'pointer',
    '&:hover': { color: theme.vars.palette.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
    '& svg': { fontSize: 16 },
  },
});

/**
 * The actions stay in sight where the table is wider than its frame; only there, because each such cell is a layer of
 * its own, and half of what scrolling costs.
 */
const stickyActions = (theme: Theme, frame: string): CSSObject => ({
  [`&${frame} td:last-of-type, &${frame} th:last-of-type`]: {
    position: 'sticky',
    insetInlineEnd: 0,
    backgroundColor: theme.vars.palette.background.paper,
  },
});

/** The two ways out of a row: to the subscription and to its checks. */
const linkStyles = (theme: Theme): CSSObject => ({
  // Two lines, because names of one site often begin alike.
  '& a.name': {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    lineHeight: 1.35,
    color: theme.vars.palette.text.primary,
    fontWeight: 600,
    textDecoration: 'none',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
  },
  '& .warning': {
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    minHeight: 24,
    color: theme.vars.palette.warning.main,
    textDecoration: 'none',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
    '& svg': { fontSize: 18, flex: 'none' },
  },
});

/** That a row is new or was changed by somebody else. */
const newsStyles = (theme: Theme): CSSObject => ({
  '& .named': { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 2, minWidth: 0 },
  '& .news': {
    flex: 'none',
    maxWidth: '100%',
    paddingInline: 6,
    border: '1px solid currentcolor',
    borderRadius: 8,
    color: theme.vars.palette.info.main,
    fontSize: '0.75rem',
    lineHeight: 1.35,
    fontWeight: 600,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& .is-news a.name': { WebkitLineClamp: 1 },
  '& .is-news td:first-of-type': { boxShadow: `inset 3px 0 0 ${theme.vars.palette.info.main}` },
});

/** That a row breaks the contract. */
const brokenStyles = (theme: Theme): CSSObject => ({
  '& bdi.name': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& .broken': { color: theme.vars.palette.warning.main, fontSize: '0.8125rem', overflowWrap: 'anywhere' },
  '& .broken svg': { fontSize: 16, verticalAlign: '-0.15em' },
  // Where others have their actions it has none, and would only cover what is wrong.
  '& .is-broken td:last-of-type': { position: 'static' },
  '& .is-broken td:first-of-type': { boxShadow: `inset 3px 0 0 ${theme.vars.palette.warning.main}` },
});

/** One line a row: what would be the second is in its title, or beside the first. */
const compactStyles: CSSObject = {
  '&[data-density="compact"]': {
    '& td': { height: rowHeights.compact, paddingBlock: 0 },
    '& .line.secondary': { display: 'none' },
    '& a.name': { WebkitLineClamp: 1 },
    '& .named': { flexDirection: 'row', alignItems: 'center', gap: 8 },
    '& .news': { maxWidth: '50%' },
    '& .status': { flexDirection: 'row', alignItems: 'center', gap: 8, whiteSpace: 'nowrap', overflow: 'hidden' },
    '& .column-status': { width: 148 },
    '& .icon-button': { height: 32 },
  },
};

/** On narrow windows status and name, which tell rows apart, fit without scrolling sideways. */
const narrowStyles = (theme: Theme): CSSObject => ({
  [theme.breakpoints.down('md')]: {
    '& .column-status': { width: 104 },
    '& .column-select': { width: 36 },
    '& .column-name': { width: 176 },
    '& .status': { flexDirection: 'column', alignItems: 'flex-start', gap: 2 },
    '& td': { paddingInline: theme.spacing(1.25) },
  },
});

/**
 * The scrolling region around the table. All cells are native elements styled here once, because emotion's work per
 * mounted row is what scrolling costs (dependencies.md section 2).
 */
export const TableFrame = styled('div')(({ theme }) => ({
  overflow: 'auto',
  minHeight: 220,
  // Where the page scrolls as a whole the rows still need a window of their own.
  [theme.breakpoints.down('sm')]: { maxHeight: '75dvh' },
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 8,
  backgroundColor: theme.vars.palette.background.paper,
  overscrollBehaviorY: 'contain',
  // What takes the focus must not hide under the header.
  scrollPaddingTop: 44,
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '& table': { borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed', width: '100%' },
  '& .column-select': { width: 44 },
  '& .column-status': { width: 148 },
  '& .column-checks': { width: 160 },
  '& .column-id': { width: 160 },
  '& .column-actions': { width: 56 },
  ...headStyles(theme),
  '& td': {
    // Border and padding included: a row of another height would be measured, and the window be built anew.
    height: rowHeights.comfortable,
    padding: theme.spacing(0.5, 1.5),
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    verticalAlign: 'middle',
    fontSize: '0.875rem',
  },
  containerType: 'inline-size',
  [`@container (width < ${narrowestTable(usualColumns)}px)`]: stickyActions(theme, ''),
  [`@container (width < ${narrowestTable(allColumns)}px)`]: stickyActions(theme, '[data-columns="all"]'),
  '& tbody tr:hover': { backgroundColor: theme.vars.palette.action.hover },
  '& .line': { display: 'block', ...oneLine },
  '& .glimpse': oneLine,
  '& .glimpse-name': { fontWeight: 600 },
  // The whole cell takes the click; without positions, each of which is a layer to paint.
  '& td.select': { padding: 0 },
  '& .select': {
    '& label': { display: 'grid', placeItems: 'center', minHeight: rowHeights.compact - 1, cursor: 'pointer' },
    '& input': { width: 18, height: 18, margin: 0, cursor: 'pointer', accentColor: theme.vars.palette.primary.main },
  },
  '& .reason': { fontWeight: 600 },
  '& .secondary, & .caption': { color: theme.vars.palette.text.secondary, fontSize: '0.8125rem' },
  '& .status': { display: 'flex', alignItems: 'center', gap: 8, cursor: 'pointer', lineHeight: 1.25 },
  '& .toggle': toggleSwitchStyles(theme),
  ...linkStyles(theme),
  '& .failure': {
    color: theme.vars.palette.error.main,
    fontSize: '0.8125rem',
    paddingBlock: 4,
    '& button': { all: 'unset', textDecoration: 'underline', cursor: 'pointer', fontWeight: 600 },
    '& button:focus-visible': { outline: '2px solid currentcolor', outlineOffset: 2 },
  },
  '& .hidden': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
  '& .icon-button': {
    all: 'unset',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    width: 36,
    height: 36,
    borderRadius: 8,
    cursor: 'pointer',
    color: theme.vars.palette.text.secondary,
    // Three dots: drawn here they are no elements, of which each row would mount two.
    backgroundImage: [dot(-6), dot(0), dot(6)].join(', '),
    // Where colours are forced, pictures of the background are taken away.
    '@media (forced-colors: active)': { '&::before': { content: '"⋮"' } },
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
  },
  ...newsStyles(theme),
  ...brokenStyles(theme),
  ...narrowStyles(theme),
  ...compactStyles,
}));
