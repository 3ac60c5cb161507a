import { explainError } from '../../api/explain-error.ts';
import { PlainButton } from '../../components/plain-button.tsx';

interface CouldNotLoadProps {
  /** The subject of the sentence, in the plural. */
  readonly what: string;
  readonly query: { readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => unknown };
}

/** That a finding is missing because the API did not answer; the verdict does not need it. */
export function CouldNotLoad({ what, query }: CouldNotLoadProps) {
  return (
    <span role="alert">
      {what} could not be loaded. {explainError(query.error).title}{' '}
      <PlainButton size="small" onClick={() => void query.refetch()} isBusy={query.isFetching}>
        Retry
      </PlainButton>
    </span>
  );
}
