import { type Finding, type FindingKind, type Severity, severities } from '../../domain/checks/finding.ts';
import type { ChecksSearch } from './checks-search.ts';

function isAskedFor(finding: Finding, { kind, severity, subscription }: ChecksSearch): boolean {
  return (
    (kind === undefined || finding.kind === kind) &&
    (severity === undefined || finding.severity === severity) &&
    (subscription === undefined || finding.subscription.subscriptionId === subscription)
  );
}

function countBy<Key>(findings: readonly Finding[], keyOf: (finding: Finding) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

interface FindingSelection {
  /** Worst first; within a severity in the order given. */
  readonly shown: readonly Finding[];
  /** How many there are of each, among those that the other filters leave. */
  readonly kinds: ReadonlyMap<FindingKind, number>;
  readonly severities: ReadonlyMap<Severity, number>;
}

/** The findings that the address asks for, and what its filters offer. */
export function selectFindings(findings: readonly Finding[], search: ChecksSearch): FindingSelection {
  const select = (asked: ChecksSearch) => findings.filter((finding) => isAskedFor(finding, asked));
  const shown = select(search);
  return {
    shown: severities.flatMap((severity) => shown.filter((finding) => finding.severity === severity)),
    kinds: countBy(select({ ...search, kind: undefined }), ({ kind }) => kind),
    severities: countBy(select({ ...search, severity: undefined }), ({ severity }) => severity),
  };
}
