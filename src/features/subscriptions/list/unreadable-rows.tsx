import { Callout } from '../../../components/feedback/callout.tsx';

interface UnreadableNoteProps {
  readonly count: number;
  /** Those of them that search and filters leave. */
  readonly shown: number;
}

/** Rows of the answer that break the contract: counted, so that the list never claims to be whole. */
export function UnreadableNote({ count, shown }: UnreadableNoteProps) {
  if (count === 0) return null;
  const isOne = count === 1;
  return (
    <Callout
      severity="warning"
      title={`${isOne ? 'One subscription' : `${count.toLocaleString()} subscriptions`} in the API’s answer cannot be read in full`}
    >
      {isOne ? 'It stands' : 'They stand'} first in the table, with what is wrong
      {shown < count ? ` (${(count - shown).toLocaleString()} hidden by search and filters)` : ''}.{' '}
      {isOne ? 'It' : 'They'} can be neither changed nor selected here, so that nothing is sent back that was not
      understood, and {isOne ? 'is' : 'are'} not checked. Tell your administrator.
    </Callout>
  );
}
