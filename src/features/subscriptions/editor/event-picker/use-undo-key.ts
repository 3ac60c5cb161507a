import type { KeyboardEvent, RefObject } from 'react';

/**
 * Ctrl+Z anywhere in the picker, except where text is typed: there it is the browser's own. A row of the tree keeps the
 * focus; any other control may go with what is taken back, so its pane has it first.
 */
export function useUndoKey(
  undo: (() => void) | undefined,
  browserPane: RefObject<HTMLElement | null>,
  chosenPane: RefObject<HTMLElement | null>,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (undo === undefined || !isUndoKey(event)) {
      return;
    }
    event.preventDefault();
    if (!(event.target instanceof Node && browserPane.current?.contains(event.target))) {
      chosenPane.current?.focus();
    }
    undo();
  };
}

function isUndoKey({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): boolean {
  const isTyping = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey && !isTyping;
}
