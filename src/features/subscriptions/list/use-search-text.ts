import { useEffect, useRef, useState } from 'react';

const writeAfterMs = 250;

interface SearchText {
  readonly text: string;
  readonly setText: (text: string) => void;
}

/**
 * The text of a search box that also lives in the address. Typing shows at once and reaches the address when it
 * pauses; a change of the address (Back, a link) replaces the text.
 */
export function useSearchText(inAddress: string, writeAddress: (text: string) => void): SearchText {
  const [text, setText] = useState(inAddress);
  const [lastInAddress, setLastInAddress] = useState(inAddress);
  const [written, setWritten] = useState(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (inAddress !== lastInAddress) {
    setLastInAddress(inAddress);
    if (inAddress !== written) setText(inAddress);
  }
  // The outside system is the clock: a page that is gone must not write the address.
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    text,
    setText(next) {
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        setWritten(next);
        writeAddress(next);
      }, writeAfterMs);
    },
  };
}
