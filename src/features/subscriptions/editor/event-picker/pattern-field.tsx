import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, type Ref, useDeferredValue, useId, useState } from 'react';
import { TextLine } from '../../../../components/form/text-line.tsx';
import type { EventCatalogue } from '../../../../domain/event-catalogue.ts';
import { addEntry } from '../../../../domain/event-selection-changes.ts';
import { describePreview, describeProblem } from './picker-words.ts';

interface PatternFieldProps {
  readonly entries: readonly string[];
  /** Undefined while it is not known: an entry can be added all the same. */
  readonly catalogue: EventCatalogue | undefined;
  readonly readOnly: boolean;
  /** Typed and not added yet; the form holds it, so that saving or leaving cannot lose it unnoticed. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Why the form cannot be saved with this text standing here. */
  readonly error: string | undefined;
  readonly onAdd: (entry: string) => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

/** Takes any entry by keyboard, with what it would match today below it. Enter adds and never submits the form. */
export function PatternField(props: PatternFieldProps) {
  const { entries, catalogue, readOnly, text, onText, error, onAdd, inputRef } = props;
  const id = useId();
  const [problem, setProblem] = useState('');
  const previewed = useDeferredValue(text);

  const add = () => {
    const result = addEntry(entries, text);
    if (!result.ok) {
      setProblem(describeProblem(result.problem));
      return;
    }
    onText('');
    setProblem('');
    onAdd(result.entry);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      // Enter also ends the composition of a character; that one is not meant for us.
      if (!event.nativeEvent.isComposing) {
        add();
      }
    }
  };

  return (
    <Line>
      <TextLine
        id={id}
        label="Add a pattern"
        value={text}
        disabled={readOnly}
        error={problem !== '' || error !== undefined}
        helperText={readOnly ? undefined : problem || (error ?? describePreview(previewed, entries, catalogue))}
        inputRef={inputRef}
        onChange={({ target }) => {
          onText(target.value);
          setProblem('');
        }}
        onKeyDown={handleKeyDown}
        slotProps={{
          input: {
            maxLength: 1_000,
            autoComplete: 'off',
            autoCapitalize: 'none',
            autoCorrect: 'off',
            spellCheck: false,
          },
        }}
      />
      <Button variant="outlined" disabled={readOnly} onClick={add}>
        Add
      </Button>
    </Line>
  );
}

const Line = styled('div')({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 8,
  '& .MuiFormHelperText-root': { marginInline: 0, overflowWrap: 'anywhere' },
  '& .MuiButton-root': { minHeight: 40 },
});
