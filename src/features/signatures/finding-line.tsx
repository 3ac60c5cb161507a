import type { ReactNode } from 'react';
import { InfoIcon, WarningIcon } from '../../components/icons.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.ts';
import { CrossIcon, DashIcon, TickIcon } from './state-icons.tsx';

/** `open`: not asked. */
export type LineState = 'good' | 'bad' | 'odd' | 'note' | 'open';

const icons = { good: TickIcon, bad: CrossIcon, odd: WarningIcon, note: InfoIcon, open: DashIcon } as const;
const words: Record<LineState, string> = {
  good: 'Passed: ',
  bad: 'Failed: ',
  odd: 'Warning: ',
  note: '',
  open: 'Open: ',
};

interface FindingLineProps {
  readonly state: LineState;
  /** Where the line itself says it in words. */
  readonly isToldInWords?: boolean;
  readonly children: ReactNode;
}

/** One line of a list of findings; its state is a shape and a word, not a colour alone. */
export function FindingLine({ state, isToldInWords = false, children }: FindingLineProps) {
  const Icon = icons[state];
  const word = isToldInWords ? '' : words[state];
  return (
    <li className="line" data-state={state}>
      <Icon />
      <div>
        {word === '' ? null : <VisuallyHidden>{word}</VisuallyHidden>}
        {children}
      </div>
    </li>
  );
}
