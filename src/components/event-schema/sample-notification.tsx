import Button from '@mui/material/Button';
import { useMemo, useRef, useState } from 'react';
import type { SampleProblem } from '../../domain/event-schema/sample-data.ts';
import { formatSample, makeSampleEvent } from '../../domain/event-schema/sample-event.ts';
import type { EventType } from '../../domain/event-type.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';

const problems: Record<SampleProblem, string> = {
  'no-schema': 'Without a schema no sample can be made.',
  'none-found':
    'No sample could be made that is valid by this schema. It may contradict itself, or ask for what this console cannot make up.',
  size: 'No sample was made: the schema, or the data it asks for, is too large to be tried out.',
  pattern: 'No sample was made: the schema contains a pattern for text that could keep your browser busy without end.',
  reference: 'No sample was made: the schema refers to another one, which this console does not load.',
  loop: 'No sample was made: the schema refers to itself without end.',
};

type Saying = 'nothing' | 'copied' | 'failed' | 'another';

const sayings: Record<Saying, string> = {
  nothing: '',
  copied: 'Sample copied.',
  failed: 'Copying failed: the browser refused. The sample is selected; copy it with the keyboard.',
  another: 'Another sample is shown.',
};

/** A made-up notification as VCC would send it. It says that it is made up, and by whom. */
export function SampleNotification({ eventType }: { readonly eventType: EventType }) {
  const [number, setNumber] = useState(0);
  const [saying, setSaying] = useState<Saying>('nothing');
  const text = useRef<HTMLPreElement>(null);
  const sample = useMemo(() => makeSampleEvent(eventType, number), [eventType, number]);
  if (!sample.ok) {
    return <p>{problems[sample.problem]}</p>;
  }
  const json = formatSample(sample.envelope);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(json);
      setSaying('copied');
    } catch {
      setSaying('failed');
      if (text.current !== null) {
        window.getSelection()?.selectAllChildren(text.current);
      }
    }
  };
  const showAnother = (): void => {
    setNumber(number + 1);
    setSaying('another');
  };

  return (
    <>
      <p className="note">
        Made up by this console from the schema; no such event has happened. The vendor’s schemas are incomplete:
        further fields in a real notification are normal.
      </p>
      <pre
        ref={text}
        className="sample"
        role="group"
        aria-label={`Sample of ${revealHiddenCharacters(eventType.name)}`}
        // It scrolls, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {json}
      </pre>
      <div className="actions">
        <Button variant="outlined" size="small" onClick={() => void copy()}>
          Copy sample
        </Button>
        <Button variant="outlined" size="small" onClick={showAnother}>
          Another sample
        </Button>
      </div>
      <p role="status" className="saying" data-failed={saying === 'failed'}>
        {sayings[saying]}
      </p>
    </>
  );
}
