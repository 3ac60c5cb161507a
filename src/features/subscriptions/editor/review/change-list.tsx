import type { ReactNode } from 'react';
import { compareEntries, type Fields } from '../../../../domain/activity/activity-entry.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import type { EntryEffect } from '../../../../domain/review/entry-effect.ts';
import { sameEntries } from '../../../../domain/subscription.ts';
import { displayUrl } from '../../../../domain/url-advice.ts';
import { usePropagationTime } from '../../writes/writes-context.tsx';
import { MarkedNames } from './marked-names.tsx';
import { ReviewFrame } from './review-frame.ts';

interface ChangeListProps {
  readonly before: Fields;
  readonly after: Fields;
  /** By today's catalogue; undefined while that is not known. */
  readonly effect: EntryEffect | undefined;
  readonly hasNewSecret: boolean;
}

/** What a change will do, field by field: before and after, and what is received then. */
export function ChangeList({ before, after, effect, hasNewSecret }: ChangeListProps) {
  const time = usePropagationTime();
  return (
    <ReviewFrame>
      <dl>
        {before.name === after.name ? null : (
          <Field label="Name" before={revealHiddenCharacters(before.name)} after={revealHiddenCharacters(after.name)} />
        )}
        {before.url === after.url ? null : (
          <Field label="URL" before={displayUrl(before.url)} after={displayUrl(after.url)} />
        )}
        {before.enabled === after.enabled ? null : (
          <Field label="Enabled" before={onOff(before.enabled)} after={onOff(after.enabled)}>
            <div className="about">{after.enabled ? 'Notifications are sent again.' : 'Nothing is sent any more.'}</div>
          </Field>
        )}
        {sameEntries(before.events, after.events) ? null : (
          <Events before={before.events} after={after.events} effect={effect} />
        )}
        {hasNewSecret ? (
          <>
            <dt>Signing secret</dt>
            <dd>
              <span className="after">Replaced by the one you entered.</span>{' '}
              <span className="about">
                Within {time} notifications are signed with it: receivers refuse them until they know it.
              </span>
            </dd>
          </>
        ) : null}
      </dl>
    </ReviewFrame>
  );
}

export function onOff(isEnabled: boolean): string {
  return isEnabled ? 'On' : 'Off';
}

interface FieldProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly children?: ReactNode;
}

function Field({ label, before, after, children }: FieldProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <div className="line">
          <span className="tag">Before</span> <bdi>{before}</bdi>
        </div>
        <div className="line">
          <span className="tag">After</span> <bdi className="after">{after}</bdi>
        </div>
        {children}
      </dd>
    </>
  );
}

interface EventsProps {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly effect: EntryEffect | undefined;
}

/** The entries that change, then what that means for what is received. */
function Events({ before, after, effect }: EventsProps) {
  const { gained, lost, isReordered } = compareEntries(before, after);
  const entries = [
    ...lost.map((name) => ({ name, kind: 'removed' as const })),
    ...gained.map((name) => ({ name, kind: 'added' as const })),
  ];
  return (
    <>
      <dt>Entries</dt>
      <dd>
        {isReordered ? 'Only their order or repetitions change.' : <MarkedNames label="Entries" names={entries} />}
      </dd>
      <dt>Event types</dt>
      <dd>
        <Effect effect={effect} />
      </dd>
    </>
  );
}

function Effect({ effect }: { readonly effect: EntryEffect | undefined }) {
  if (effect === undefined) return <>What is gained or lost is not known: the catalogue is not loaded.</>;
  const { gained, lost, closed } = effect;
  return (
    <>
      <div>
        {gained.length + lost.length === 0 ? (
          'The same event types as before are received'
        ) : (
          <span className="after">
            {count(lost.length)} lost, {count(gained.length)} gained
          </span>
        )}
        <span className="about">, by our reading of today’s catalogue.</span>
      </div>
      <MarkedNames
        label="Event types"
        names={[
          ...lost.map((name) => ({ name, kind: 'removed' as const })),
          ...gained.map((name) => ({ name, kind: 'added' as const })),
        ]}
      />
      {closed.length === 0 ? null : (
        <div className="about">
          Event types that VCC adds later are no longer included by{' '}
          <bdi>{closed.slice(0, 3).map(revealHiddenCharacters).join(', ')}</bdi>
          {closed.length > 3 ? ` and ${count(closed.length - 3)} more` : ''}.
        </div>
      )}
    </>
  );
}

function count(number: number): string {
  return number.toLocaleString('en');
}
