import { explainError } from '../../api/explain-error.ts';
import { Problem } from '../../components/feedback/problem.tsx';

/** What both of TanStack Query's results offer here. */
export interface AskedData {
  readonly data: unknown;
  readonly error: unknown;
  readonly isError: boolean;
  readonly isFetching: boolean;
  readonly dataUpdatedAt: number;
  readonly refetch: () => unknown;
}

interface QueryProblemProps {
  readonly query: AskedData;
  /** A sentence for when there is no data at all. */
  readonly missing: string;
  /** A sentence for when older data stays in view. */
  readonly outdated: string;
}

/** Why something could not be loaded or refreshed, with Retry; nothing while all is well. */
export function QueryProblem({ query, missing, outdated }: QueryProblemProps) {
  if (!query.isError) return null;
  const { title, detail } = explainError(query.error);
  const hasData = query.data !== undefined;
  const age = hasData ? ` Below is what VCC answered at ${new Date(query.dataUpdatedAt).toLocaleTimeString()}.` : '';
  return (
    <Problem
      severity={hasData ? 'warning' : 'error'}
      title={`${hasData ? outdated : missing} ${title}`}
      detail={`${detail}${age}`}
      action={{ label: 'Retry', onClick: () => void query.refetch(), isBusy: query.isFetching }}
    />
  );
}
