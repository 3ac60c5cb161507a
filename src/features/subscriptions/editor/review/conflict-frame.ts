import { styled } from '@mui/material/styles';

/** One field that both changed: what it was, then the answers to choose from. */
export const ConflictFrame = styled('fieldset')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    minWidth: 0,
    margin: 0,
    padding: theme.spacing(1, 2, 2),
    border: `1px solid ${palette.divider}`,
    borderRadius: 8,
    overflowWrap: 'anywhere',
    ...theme.typography.body2,
    '& legend': { ...theme.typography.h3, paddingInline: theme.spacing(0.5) },
    '& .was': { color: palette.text.secondary, marginBlockEnd: theme.spacing(1) },
    '& label': {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      columnGap: theme.spacing(1.5),
      alignItems: 'baseline',
      padding: theme.spacing(1, 1.5),
      marginBlockStart: theme.spacing(1),
      border: `1px solid ${palette.divider}`,
      borderRadius: 8,
      cursor: 'pointer',
    },
    '& label:hover': { backgroundColor: palette.action.hover },
    '& label:has(:checked)': {
      borderColor: palette.primary.main,
      boxShadow: `inset 0 0 0 1px ${palette.primary.main}`,
    },
    '& label:has(:focus-visible)': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
    '& input': {
      accentColor: palette.primary.main,
      margin: 0,
      width: 16,
      height: 16,
      outline: 'none',
      translate: '0 2px',
    },
    '& strong': { fontWeight: 600 },
    '& label > bdi': { gridColumn: 2 },
  };
});
