import { Callout } from '../../../../components/feedback/callout.tsx';
import { PlainButton } from '../../../../components/plain-button.tsx';
import { compareEntries } from '../../../../domain/activity/activity-entry.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import { type FieldName, findMoved } from '../../../../domain/review/three-way.ts';
import type { Subscription } from '../../../../domain/subscription.ts';
import { displayUrl } from '../../../../domain/url-advice.ts';
import { assertNever } from '../../../../lib/assert-never.ts';
import { onOff } from './change-list.tsx';

interface MovedNoteProps {
  readonly seen: Subscription;
  readonly newest: Subscription;
  /** Absent where something is typed, which it would take away. */
  readonly onTakeOver?: () => void;
}

/**
 * Says that the server has something else by now than this form began with (acceptance C7). The form stays as it is:
 * only what the person changed is sent, and they are asked where both changed the same.
 */
export function MovedNote({ seen, newest, onTakeOver }: MovedNoteProps) {
  const moved = findMoved(seen, newest);
  return (
    // In the page before there is anything to say, or it would not be announced.
    <div role="status">
      {moved.length === 0 ? null : (
        <Callout
          severity="info"
          role="note"
          title="Changed on the server since you opened this"
          action={
            onTakeOver === undefined ? null : (
              <PlainButton isInherited size="small" onClick={onTakeOver}>
                Show it here
              </PlainButton>
            )
          }
        >
          <ul>
            {moved.map((field) => (
              <li key={field}>
                <Moved field={field} seen={seen} newest={newest} />
              </li>
            ))}
          </ul>
          This form is as you left it. Saving sends only what you change here, and asks you where both changed the same.
        </Callout>
      )}
    </div>
  );
}

function Moved({
  field,
  seen,
  newest,
}: {
  readonly field: FieldName;
  readonly seen: Subscription;
  readonly newest: Subscription;
}) {
  switch (field) {
    case 'name':
      return (
        <>
          Name: now <bdi>{revealHiddenCharacters(newest.name)}</bdi>
        </>
      );
    case 'url':
      return (
        <>
          URL: now <bdi>{displayUrl(newest.url)}</bdi>
        </>
      );
    case 'enabled':
      return <>Enabled: now {onOff(newest.enabled)}</>;
    case 'events':
      return <>Events: {entryWords(seen.events, newest.events)}</>;
    default:
      return assertNever(field);
  }
}

function entryWords(before: readonly string[], after: readonly string[]): string {
  const { gained, lost, isReordered } = compareEntries(before, after);
  if (isReordered) return 'in another order';
  const words = [named('added', gained), named('removed', lost)];
  return words.filter((text) => text !== '').join('; ');
}

const mostNamed = 5;

function named(word: string, entries: readonly string[]): string {
  if (entries.length === 0) return '';
  const shown = entries.slice(0, mostNamed).map(revealHiddenCharacters).join(', ');
  const rest = entries.length - mostNamed;
  return `${word} ${shown}${rest > 0 ? ` and ${rest.toLocaleString('en')} more` : ''}`;
}
