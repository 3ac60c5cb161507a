import { styled } from '@mui/material/styles';

/** Changes as a list of fields, each with what it was and what it will be. It lays itself out by its own width. */
export const ReviewFrame = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    container: 'review / inline-size',
    overflowWrap: 'anywhere',
    ...theme.typography.body2,
    '& dl': { display: 'grid', gap: theme.spacing(0.5, 2), margin: 0 },
    '& dt': { fontWeight: 600, marginBlockStart: theme.spacing(1) },
    '& dd': { margin: 0, minWidth: 0 },
    '& .line': { display: 'grid', gridTemplateColumns: '4.5rem minmax(0, 1fr)', columnGap: theme.spacing(1) },
    '& .line > .tag': { color: palette.text.secondary },
    '& .after': { fontWeight: 600 },
    '& .about': { color: palette.text.secondary },
    '& ul': { listStyle: 'none', margin: 0, padding: 0 },
    '& li': { display: 'flex', gap: theme.spacing(1), paddingBlock: 1 },
    '& .mark': { flex: 'none', width: '1ch', fontWeight: 700, fontFamily: 'monospace' },
    '& .added > .mark': { color: palette.success.main },
    '& .removed > .mark': { color: palette.error.main },
    '& .text': { minWidth: 0 },
    '& .by': { color: palette.text.secondary },
    '& .lines': { maxHeight: 220, overflowY: 'auto' },
    '& .more': { font: 'inherit', marginTop: theme.spacing(1), cursor: 'pointer' },
    '@container review (min-width: 36rem)': {
      '& dl': { gridTemplateColumns: '8.5rem minmax(0, 1fr)', rowGap: theme.spacing(1) },
      '& dt': { marginBlockStart: 0 },
    },
  };
});
