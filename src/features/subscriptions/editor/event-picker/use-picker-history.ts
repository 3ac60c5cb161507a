import { useState } from 'react';
import { sameEntries } from '../../../../domain/subscription.ts';

interface Step {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What the status line said of it. */
  readonly sentence: string;
}

interface PickerHistory {
  readonly apply: (next: readonly string[], sentence: string) => void;
  /** Takes back the last operation, order and spelling included, and answers what it was. */
  readonly undo: (() => string) | undefined;
}

/** Nobody remembers more steps than this, and long lists of entries are kept with each. */
const rememberedSteps = 50;

/**
 * The operations of this picker since it was opened. Where something else has changed the entries meanwhile, nothing
 * can be undone honestly: the steps before would take that change back as well.
 */
export function usePickerHistory(value: readonly string[], onChange: (next: readonly string[]) => void): PickerHistory {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const last = steps.at(-1);
  const isCurrent = last !== undefined && sameEntries(last.after, value);
  return {
    apply: (next, sentence) => {
      onChange(next);
      setSteps([...(isCurrent ? steps : []), { before: value, after: next, sentence }].slice(-rememberedSteps));
    },
    undo: !isCurrent
      ? undefined
      : () => {
          onChange(last.before);
          setSteps(steps.slice(0, -1));
          return last.sentence;
        },
  };
}
