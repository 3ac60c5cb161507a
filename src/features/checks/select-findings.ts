import type { Finding, FindingKind } from '../../domain/checks/finding.ts';
import { compareText } from '../../lib/compare-text.ts';
import type { ChecksSearch } from './checks-search.ts';

const severities = ['error', 'warning', 'info'] as const;

function isAskedFor(finding: Finding, { severity, subscription }: ChecksSearch): boolean {
  return (
    (severity === undefined || finding.severity === severity) &&
    (subscription === undefined || finding.subscription.subscriptionId === subscription)
  );
}

/** How many findings there are of each kind, among those that the other filters leave. */
export function countKinds(findings: readonly Finding[], search: ChecksSearch): ReadonlyMap<FindingKind, number> {
  const counts = new Map<FindingKind, number>();
  for (const finding of findings) {
    if (isAskedFor(finding, search)) counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + 1);
  }
  return counts;
}

/** The findings that the address asks for: worst first, then by name of the subscription. */
export function selectFindings(findings: readonly Finding[], search: ChecksSearch): readonly Finding[] {
  return findings
    .filter((finding) => isAskedFor(finding, search) && (search.kind === undefined || finding.kind === search.kind))
    .toSorted(
      (left, right) =>
        severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
        compareText(left.subscription.name, right.subscription.name),
    );
}
