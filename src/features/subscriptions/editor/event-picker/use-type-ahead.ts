import { useRef } from 'react';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import { findByTyping } from './tree-keys.ts';

/** Letters typed within this time belong together. */
const typingPauseMs = 600;

/**
 * Takes the keys one by one and answers the row that the letters typed so far lead to. Letters belong together only
 * while nothing else has moved the focus.
 */
export function useTypeAhead(
  rows: readonly EventTreeRow[],
  active: number,
): (key: string, timeStamp: number) => number | undefined {
  const typing = useRef({ text: '', at: Number.NEGATIVE_INFINITY, ledTo: -1 });
  return (key, timeStamp) => {
    const isOn = timeStamp - typing.current.at < typingPauseMs && typing.current.ledTo === active;
    const text = isOn ? typing.current.text + key : key;
    const found = findByTyping(rows, active, text);
    typing.current = { text, at: timeStamp, ledTo: found ?? active };
    return found;
  };
}
