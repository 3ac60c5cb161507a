import { Callout } from '../../../components/feedback/callout.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import type { UnreadableRow } from '../../../api/read-rows.ts';

const shown = 5;

/** Rows of the answer that break the contract: counted and named, so that the list never claims to be whole. */
export function UnreadableRows({ rows }: { readonly rows: readonly UnreadableRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Callout
      severity="warning"
      title={
        <>
          {rows.length === 1 ? 'One subscription' : `${rows.length.toLocaleString()} subscriptions`} in the API’s answer
          cannot be read
        </>
      }
    >
      <ul>
        {rows.slice(0, shown).map(({ position, label, problem }) => (
          <li key={position}>
            <bdi>{revealHiddenCharacters(label)}</bdi>: unexpected value in {problem}
          </li>
        ))}
      </ul>
      {rows.length > shown ? `And ${(rows.length - shown).toLocaleString()} more. ` : ''}
      They exist at VCC, but are not shown below and cannot be changed here.
    </Callout>
  );
}
