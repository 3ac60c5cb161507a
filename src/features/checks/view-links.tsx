import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';

const Bar = styled('nav')(({ theme }) => ({
  display: 'flex',
  gap: theme.spacing(0.5),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& a': {
    padding: theme.spacing(1, 2),
    color: theme.vars.palette.text.secondary,
    fontWeight: 600,
    textDecoration: 'none',
    borderBottom: '3px solid transparent',
    '&[aria-current="page"]': {
      color: theme.vars.palette.primary.main,
      borderBottomColor: theme.vars.palette.primary.main,
    },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
  },
}));

/** The two views of the checks. They are links, so that each can be sent to a colleague. */
export function ViewLinks({ view }: { readonly view: 'coverage' | undefined }) {
  return (
    <Bar aria-label="Views">
      <Link to="/checks" search={{}} aria-current={view === undefined ? 'page' : undefined} activeProps={{}}>
        Findings
      </Link>
      <Link to="/checks" search={{ view: 'coverage' }} aria-current={view === 'coverage' ? 'page' : undefined} activeProps={{}}>
        Coverage
      </Link>
    </Bar>
  );
}
