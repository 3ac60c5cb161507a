import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';

const Tabs = styled('nav')(({ theme }) => ({
  display: 'flex',
  gap: theme.spacing(1),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& a': {
    padding: theme.spacing(1, 1.5),
    marginBottom: -1,
    borderBottom: '3px solid transparent',
    color: theme.vars.palette.text.secondary,
    fontWeight: 600,
    textDecoration: 'none',
    '&:hover': { color: theme.vars.palette.text.primary },
    '&[aria-current="page"]': {
      color: theme.vars.palette.primary.main,
      borderBottomColor: theme.vars.palette.primary.main,
    },
    // Where colours are forced, transparent would be seen.
    '@media (forced-colors: active)': { '&:not([aria-current])': { borderBottomColor: 'Canvas' } },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
  },
}));

/** A view is current whatever is filtered in it: only the parameter that chooses it is compared. */
const byView = { explicitUndefined: true } as const;

/** The two views of the checks, as links: each has an address. */
export function ViewTabs() {
  return (
    <Tabs aria-label="Views of the checks">
      <Link to="/checks" search={{ view: undefined }} activeOptions={byView}>
        Findings
      </Link>
      <Link to="/checks" search={{ view: 'coverage' }} activeOptions={byView}>
        Coverage
      </Link>
    </Tabs>
  );
}
