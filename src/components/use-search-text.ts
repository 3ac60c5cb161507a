import { useEffect, useEffectEvent, useState } from 'react';

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
  /** What this box last wrote to the address or took from it. */
  const [agreed, setAgreed] = useState(inAddress);
  if (inAddress !== lastInAddress) {
    setLastInAddress(inAddress);
    if (inAddress !== agreed) {
      setAgreed(inAddress);
      setText(inAddress);
    }
  }
  const write = useEffectEvent((next: string) => {
    setAgreed(next);
    writeAddress(next);
  });
  // The outside system is the clock. A text that was replaced and a page that is gone write nothing.
  useEffect(() => {
    if (text === agreed) return undefined;
    const timer = setTimeout(() => write(text), writeAfterMs);
    return () => clearTimeout(timer);
  }, [text, agreed]);
  return { text, setText };
}
