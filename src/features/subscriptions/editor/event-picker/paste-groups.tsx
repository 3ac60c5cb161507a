import { useId, type ReactNode } from 'react';
import { showEntry } from '../../../../domain/checks/show-entry.ts';
import type { EventCatalogue } from '../../../../domain/event-catalogue.ts';
import type { PastedWord } from '../../../../domain/paste-entries.ts';
import { LimitedList } from './limited-list.tsx';
import {
  describeCovered,
  describeMatched,
  describeOpen,
  describeOption,
  looksLikeEntry,
  type PasteGroups,
} from './paste-words.ts';

const wordsAtOnce = 50;

interface PasteGroupListsProps {
  readonly groups: PasteGroups;
  readonly entries: readonly string[];
  readonly catalogue: EventCatalogue | undefined;
  /** What was chosen for a word in place of its preset; empty leaves it out. */
  readonly picks: ReadonlyMap<string, string>;
  readonly onPick: (chosen: readonly (readonly [word: string, entry: string])[]) => void;
}

/** The words of a pasted text by what adding them would do. */
export function PasteGroupLists({ groups, entries, catalogue, picks, onPick }: PasteGroupListsProps) {
  const { matched, open, covered, unknown, repeated } = groups;
  return (
    <>
      <Group title="Matched, to be added" words={matched}>
        {(one) => <Word word={one.word} about={catalogue === undefined ? '' : describeMatched(one, catalogue)} />}
      </Group>
      <Group title="To look at" words={open} above={<TakeSuggestions words={open} onPick={onPick} />}>
        {(one) => <OpenWord one={one} picks={picks} onPick={(entry) => onPick([[one.word, entry]])} />}
      </Group>
      <Group title="Already covered, not added again" words={covered}>
        {(one) => <Word word={one.word} about={describeCovered(one, entries)} />}
      </Group>
      <Group
        title={
          catalogue === undefined ? 'Not checked: today’s event types are not known' : 'Unknown, left out unless ticked'
        }
        words={unknown}
        above={<AllUnknown words={unknown} picks={picks} onPick={onPick} />}
      >
        {({ word }) => (
          <Tick
            label={<bdi>{showEntry(word)}</bdi>}
            isTicked={picks.get(word) === word}
            onTick={(isTicked) => onPick([[word, isTicked ? word : '']])}
          />
        )}
      </Group>
      <Group title="More than once in the text" words={repeated}>
        {({ word, copies }) => <Word word={word} about={`${copies.toLocaleString('en')} times`} />}
      </Group>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly words: readonly PastedWord[];
  readonly above?: ReactNode;
  readonly children: (word: PastedWord) => ReactNode;
}

function Group({ title, words, above, children }: GroupProps) {
  const titleId = useId();
  return words.length === 0 ? null : (
    <div>
      <div className="title" id={titleId}>
        {title}: {words.length.toLocaleString('en')}
      </div>
      {above}
      <LimitedList items={words} limit={wordsAtOnce} noun="words">
        {(shown) => (
          // Scrolls when it is long, which must be possible with the keyboard too.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region takes the focus (axe: scrollable-region-focusable)
          <ul aria-labelledby={titleId} tabIndex={shown.length > 8 ? 0 : undefined}>
            {shown.map((one) => (
              <li key={one.word}>{children(one)}</li>
            ))}
          </ul>
        )}
      </LimitedList>
    </div>
  );
}

function Word({ word, about }: { readonly word: string; readonly about: string }) {
  return (
    <>
      <bdi>{showEntry(word)}</bdi> {about === '' ? null : <span className="about">{about}</span>}
    </>
  );
}

interface OpenWordProps {
  readonly one: PastedWord;
  readonly picks: ReadonlyMap<string, string>;
  readonly onPick: (entry: string) => void;
}

function OpenWord({ one, picks, onPick }: OpenWordProps) {
  return (
    <div className="choice">
      <div>
        <Word word={one.word} about={describeOpen(one)} />
      </div>
      <select
        aria-label={`Entry for ${showEntry(one.word)}`}
        value={picks.get(one.word) ?? one.preset ?? ''}
        onChange={({ target }) => onPick(target.value)}
      >
        {one.options.map((option) => (
          <option key={option} value={option}>
            {describeOption(one, option)}
          </option>
        ))}
        <option value="">Leave out</option>
      </select>
    </div>
  );
}

type PickMany = Pick<PasteGroupListsProps, 'onPick'> & { readonly words: readonly PastedWord[] };

/** A ticket that has all its names in capitals should not take a choice for each. */
function TakeSuggestions({ words, onPick }: PickMany) {
  const suggested = words.filter(({ reading }) => reading === 'case');
  return suggested.length < 2 ? null : (
    <button
      type="button"
      className="action"
      onClick={() => onPick(suggested.map(({ word, options }) => [word, options[0] ?? '']))}
    >
      Choose today’s spelling for all {suggested.length.toLocaleString('en')}
    </button>
  );
}

/** Not the words of the sentences around them: nobody wants those as entries. */
function AllUnknown({ words, picks, onPick }: PickMany & Pick<PasteGroupListsProps, 'picks'>) {
  const likely = words.filter(looksLikeEntry);
  return likely.length < 2 ? null : (
    <Tick
      label={`All ${likely.length.toLocaleString('en')} that look like event types, as written`}
      isTicked={likely.every(({ word }) => picks.get(word) === word)}
      onTick={(isTicked) => onPick(likely.map(({ word }) => [word, isTicked ? word : '']))}
    />
  );
}

interface TickProps {
  readonly label: ReactNode;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

function Tick({ label, isTicked, onTick }: TickProps) {
  return (
    <label className="tick">
      <input type="checkbox" checked={isTicked} onChange={({ target }) => onTick(target.checked)} />
      <span>{label}</span>
    </label>
  );
}
