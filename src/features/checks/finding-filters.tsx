import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';
import { type FindingKind, findingKinds, type Severity, severities } from '../../domain/checks/finding.ts';
import type { ChecksSearch } from './checks-search.ts';
import { kindNames, severityNames } from './finding-words.ts';

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
    '&[aria-current="page"]': {
      color: theme.vars.palette.primary.contrastText,
      backgroundColor: theme.vars.palette.primary.main,
      borderColor: theme.vars.palette.primary.main,
    },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  },
}));

interface FilterLinkProps {
  readonly label: string;
  readonly target: ChecksSearch;
}

function FilterLink({ label, target }: FilterLinkProps) {
  return (
    <li>
      {/* The router marks the link to the very address that is open as the current one. */}
      <Link to="/checks" search={target} activeOptions={{ exact: true }}>
        {label}
      </Link>
    </li>
  );
}

interface FindingFiltersProps {
  readonly kinds: ReadonlyMap<FindingKind, number>;
  readonly severityCounts: ReadonlyMap<Severity, number>;
  readonly search: ChecksSearch;
}

/** The severities and kinds that there are, each with its number: links, so that a view can be sent to a colleague. */
export function FindingFilters({ kinds, severityCounts, search }: FindingFiltersProps) {
  const { kind: chosenKind, severity: chosenSeverity } = search;
  return (
    <>
      <Bar aria-label="Weight of findings">
        <FilterLink label="Any weight" target={{ ...search, severity: undefined }} />
        {severities
          .filter((severity) => severityCounts.has(severity) || severity === chosenSeverity)
          .map((severity) => (
            <FilterLink
              key={severity}
              label={`${severityNames[severity].many} ${(severityCounts.get(severity) ?? 0).toLocaleString()}`}
              target={{ ...search, severity }}
            />
          ))}
      </Bar>
      <Bar aria-label="Kinds of findings">
        <FilterLink label="All kinds" target={{ ...search, kind: undefined }} />
        {findingKinds
          .filter((kind) => kinds.has(kind) || kind === chosenKind)
          .map((kind) => (
            <FilterLink
              key={kind}
              label={`${kindNames[kind]} ${(kinds.get(kind) ?? 0).toLocaleString()}`}
              target={{ ...search, kind }}
            />
          ))}
      </Bar>
    </>
  );
}
