import { Link } from '@tanstack/react-router';
import { FilterLinks } from '../../components/filter-links.ts';
import { type FindingKind, findingKinds, type Severity, severities } from '../../domain/checks/finding.ts';
import type { ChecksSearch } from './checks-search.ts';
import { kindNames, severityNames } from './finding-words.ts';

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
      <FilterLinks aria-label="Weight of findings">
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
      </FilterLinks>
      <FilterLinks aria-label="Kinds of findings">
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
      </FilterLinks>
    </>
  );
}
