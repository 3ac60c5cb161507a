import { styled, type Theme } from '@mui/material/styles';

const chevronSize = 24;
const boxSize = 18;

/**
 * The scrolling tree with the looks of all its rows: one styled element instead of one per row, which is what
 * keeps a windowed list smooth (performance.md). Ticks and chevrons are drawn with borders, because forced
 * colours keep borders and drop backgrounds.
 */
export const EventTreeFrame = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    position: 'relative',
    minHeight: 96,
    maxHeight: '27rem',
    overflow: 'auto',
    overscrollBehavior: 'contain',
    border: `1px solid ${palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: palette.background.paper,
    '[role="none"]': { position: 'relative' },
    ...rowStyles(theme),
    ...chevronStyles(theme),
    ...boxStyles(theme),
    ...wordStyles(theme),
    '@container event-picker (max-width: 34rem)': {
      '.state': { gridColumn: '3 / -1', textAlign: 'start', maxWidth: 'none' },
      '.about.hint': { gridColumn: '3 / -1', gridRow: 'auto' },
      '.about.repeated': { display: 'none' },
    },
  };
});

function rowStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    '[role="treeitem"]': {
      boxSizing: 'border-box',
      insetInline: 0,
      top: 0,
      display: 'grid',
      gridTemplateColumns: `${chevronSize}px ${boxSize}px minmax(0, auto) minmax(0, 1fr) auto`,
      columnGap: 8,
      alignItems: 'center',
      minHeight: 34,
      padding: '4px 12px 4px 4px',
      cursor: 'pointer',
      ...theme.typography.body2,
      '&:hover': { backgroundColor: palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -2 },
      '&[aria-level="1"]': { borderTop: `1px solid ${palette.divider}` },
      '&[aria-level="1"][aria-posinset="1"]': { borderTopColor: 'transparent' },
      '&[aria-level="1"] .name': { fontWeight: 600 },
      '&[aria-level="2"]': { paddingInlineStart: 24 },
      '&[aria-level="3"]': { paddingInlineStart: 48 },
    },
    '&[aria-disabled="true"] [role="treeitem"]': { cursor: 'default', '.box': { opacity: 0.65 } },
  } as const;
}

function chevronStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    '.chevron': {
      gridColumn: 1,
      position: 'relative',
      width: chevronSize,
      height: chevronSize,
      borderRadius: 4,
      cursor: 'pointer',
      '&:hover': { backgroundColor: palette.action.selected },
      '&::before': {
        content: '""',
        position: 'absolute',
        insetBlockStart: 8,
        insetInlineStart: 7,
        width: 7,
        height: 7,
        borderRight: `2px solid ${palette.text.secondary}`,
        borderBottom: `2px solid ${palette.text.secondary}`,
        transform: 'rotate(-45deg)',
      },
    },
    '[aria-expanded="true"] > .chevron::before': { transform: 'translateY(-2px) rotate(45deg)' },
  } as const;
}

/** A tick by name is filled, one by a pattern alone is outlined. */
function boxStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    '.box': {
      gridColumn: 2,
      position: 'relative',
      boxSizing: 'border-box',
      width: boxSize,
      height: boxSize,
      border: `2px solid ${palette.text.secondary}`,
      borderRadius: 4,
      '&::after': { content: '""', position: 'absolute', display: 'none', boxSizing: 'border-box' },
    },
    '[aria-checked="true"] > .box, [aria-checked="mixed"] > .box': {
      borderColor: palette.primary.main,
      backgroundColor: palette.primary.main,
      color: palette.primary.contrastText,
    },
    '[aria-checked="true"] > .box::after': {
      display: 'block',
      insetInlineStart: 4,
      insetBlockStart: 0,
      width: 6,
      height: 11,
      borderRight: '2px solid currentColor',
      borderBottom: '2px solid currentColor',
      transform: 'rotate(45deg)',
    },
    '[aria-checked="mixed"] > .box::after': {
      display: 'block',
      insetInline: 3,
      insetBlockStart: 6,
      borderTop: '2px solid currentColor',
    },
    '[data-covered="true"] > .box': { backgroundColor: 'transparent', color: palette.primary.main },
  } as const;
}

function wordStyles(theme: Theme) {
  const { palette } = theme.vars;
  return {
    '.name': { gridColumn: 3, overflowWrap: 'anywhere' },
    '.state': {
      gridColumn: 5,
      maxWidth: '16rem',
      overflowWrap: 'anywhere',
      textAlign: 'end',
      color: palette.text.secondary,
      ...theme.typography.caption,
    },
    '.about': {
      gridColumn: '3 / -1',
      color: palette.text.secondary,
      overflowWrap: 'anywhere',
      ...theme.typography.caption,
    },
    '.about.hint, .about.repeated': { gridColumn: 4, gridRow: 1 },
    // It stands in full on the event's own row.
    '.about.repeated': {
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      textOverflow: 'ellipsis',
    },
  } as const;
}
