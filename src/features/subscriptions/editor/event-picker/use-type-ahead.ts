import { useRef } from 'react';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import { findByTyping } from './tree-keys.ts';

/** Letters typed within this time belong together. */
const typingPauseMs = 600;

/** Takes the keys one by one and answers the row that the letters typed so far lead to. */
export function useTypeAhead(
  rows: readonly EventTreeRow[],
  active: number,
): (key: string, timeStamp: number) => number | undefined {
  const typing = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  return (key, timeStamp) => {
    const isOn = timeStamp - typing.current.at < typingPauseMs;
    typing.current = { text: isOn ? typing.current.text + key : key, at: timeStamp };
    return findByTyping(rows, active, typing.current.text);
  };
}
