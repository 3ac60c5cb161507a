import { useId } from 'react';
import type { Fields } from '../../../../domain/activity/activity-entry.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import {
  type ConflictChoice,
  type FieldName,
  findEntryChanges,
  mergeEntries,
} from '../../../../domain/review/three-way.ts';
import { displayUrl } from '../../../../domain/url-advice.ts';
import { assertNever } from '../../../../lib/assert-never.ts';
import { onOff } from './change-list.tsx';
import { ConflictFrame } from './conflict-frame.ts';
import { MarkedNames } from './marked-names.tsx';
import { ReviewFrame } from './review-frame.ts';

export const fieldLabels: Readonly<Record<FieldName, string>> = {
  name: 'Name',
  url: 'URL',
  enabled: 'Enabled',
  events: 'Events',
};

export function showField(field: FieldName, fields: Fields): string {
  switch (field) {
    case 'name':
      return revealHiddenCharacters(fields.name);
    case 'url':
      return displayUrl(fields.url);
    case 'enabled':
      return onOff(fields.enabled);
    case 'events':
      return `${fields.events.length.toLocaleString('en')} ${fields.events.length === 1 ? 'entry' : 'entries'}`;
    default:
      return assertNever(field);
  }
}

interface ConflictFieldProps {
  readonly field: FieldName;
  readonly base: Fields;
  readonly theirs: Fields;
  readonly mine: Fields;
  readonly choice: ConflictChoice | undefined;
  readonly onChoose: (choice: ConflictChoice) => void;
}

/** One field that both changed, and the choice between them. */
export function ConflictField({ field, base, theirs, mine, choice, onChoose }: ConflictFieldProps) {
  const group = useId();
  const answers = field === 'events' ? entryAnswers(base, theirs, mine) : textAnswers(field, theirs, mine);
  return (
    <ConflictFrame>
      <legend>{fieldLabels[field]}</legend>
      <div className="was">
        When you opened it: <bdi>{showField(field, base)}</bdi>
      </div>
      {field === 'events' ? <EntryView base={base} theirs={theirs} mine={mine} /> : null}
      {answers.map(({ value, title, text }) => (
        <label key={value}>
          <input type="radio" name={group} value={value} checked={choice === value} onChange={() => onChoose(value)} />
          <strong>{title}</strong>
          <bdi>{text}</bdi>
        </label>
      ))}
    </ConflictFrame>
  );
}

interface Answer {
  readonly value: ConflictChoice;
  readonly title: string;
  readonly text: string;
}

function textAnswers(field: FieldName, theirs: Fields, mine: Fields): readonly Answer[] {
  return [
    { value: 'mine', title: 'Keep mine', text: showField(field, mine) },
    { value: 'theirs', title: 'Take theirs', text: showField(field, theirs) },
  ];
}

/** The entries are listed above: here stands what each answer does to whose change. */
function entryAnswers(base: Fields, theirs: Fields, mine: Fields): readonly Answer[] {
  const merged = mergeEntries(base.events, theirs.events, mine.events);
  const both: Answer = {
    value: 'both',
    title: 'Combine both',
    text: `Your changes and those of someone else: ${showField('events', { ...base, events: merged })} in all.`,
  };
  return [
    // A subscription without entries cannot be saved.
    ...(merged.length === 0 ? [] : [both]),
    {
      value: 'mine',
      title: 'Keep mine',
      text: `What someone else changed is undone: ${showField('events', mine)} in all.`,
    },
    { value: 'theirs', title: 'Take theirs', text: `Your changes are dropped: ${showField('events', theirs)} in all.` },
  ];
}

const byWords = { me: 'you', them: 'someone else', both: 'both of you' } as const;

/** Entry by entry, who added and who took away what. */
function EntryView({ base, theirs, mine }: Pick<ConflictFieldProps, 'base' | 'theirs' | 'mine'>) {
  const changes = findEntryChanges(base.events, theirs.events, mine.events);
  return (
    <ReviewFrame>
      {changes.length === 0 ? (
        'The same entries, in another order.'
      ) : (
        <MarkedNames
          label="Entries changed"
          names={changes.map(({ entry, kind, by }) => ({ name: entry, kind, by: `by ${byWords[by]}` }))}
        />
      )}
    </ReviewFrame>
  );
}
