import { type ClipboardEvent, useState } from 'react';
import { capPaste, pasteLimits } from '../../../../domain/pasted-words.ts';

interface PastedText {
  /** How many characters of the last text were left out. */
  readonly cut: number;
  readonly take: (text: string) => void;
  readonly handlePaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
}

/** Keeps a text short enough for the page. A box with megabytes of it would hang before anybody could cut them. */
export function usePastedText(onText: (text: string) => void): PastedText {
  const [cut, setCut] = useState(0);
  const take = (text: string) => {
    const capped = capPaste(text);
    setCut(text.length - capped.length);
    onText(capped);
  };
  return {
    cut,
    take,
    handlePaste: (event) => {
      const { value, selectionStart, selectionEnd } = event.currentTarget;
      const pasted = event.clipboardData.getData('text');
      if (value.length + pasted.length > pasteLimits.characters) {
        event.preventDefault();
        take(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
      }
    },
  };
}
