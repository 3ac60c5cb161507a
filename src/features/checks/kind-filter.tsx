import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';
import { type FindingKind, findingKinds } from '../../domain/checks/finding.ts';
import type { ChecksSearch } from './checks-search.ts';
import { kindNames } from './finding-words.ts';

const Bar = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(1),
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& a': {
    display: 'inline-block',
    padding: theme.spacing(0.5, 1.5),
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: 16,
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.background.paper,
    fontSize: '0.8125rem',
    textDecoration: 'none',
    '&:hover': { borderColor: theme.vars.palette.text.primary },
    '&[aria-current="true"]': {
      color: theme.vars.palette.primary.contrastText,
      backgroundColor: theme.vars.palette.primary.main,
      borderColor: theme.vars.palette.primary.main,
    },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  },
}));

interface KindFilterProps {
  readonly counts: ReadonlyMap<FindingKind, number>;
  readonly search: ChecksSearch;
}

/** The kinds of findings that there are, each with its number: a click shows only those. */
export function KindFilter({ counts, search }: KindFilterProps) {
  const kinds = findingKinds.filter((kind) => counts.has(kind) || kind === search.kind);
  if (kinds.length === 0) return null;
  return (
    <Bar aria-label="Kinds of findings">
      <li>
        <Link to="/checks" search={{ ...search, kind: undefined }} aria-current={search.kind === undefined} activeProps={{}}>
          All
        </Link>
      </li>
      {kinds.map((kind) => (
        <li key={kind}>
          <Link to="/checks" search={{ ...search, kind }} aria-current={search.kind === kind} activeProps={{}}>
            {kindNames[kind]} {(counts.get(kind) ?? 0).toLocaleString()}
          </Link>
        </li>
      ))}
    </Bar>
  );
}
