/** Where letters are typed, choose an option, or walk a tree: a letter there is no shortcut. */
const takesLetters =
  'textarea, select, [contenteditable=""], [contenteditable="true"], [role="tree"], [role="listbox"], [role="menu"]';

/** Inputs that take no text. */
const withoutText = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image']);

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !withoutText.has(target.type);
  return target.closest(takesLetters) !== null;
}

/** Whether something lies over the page that has keys of its own. */
export function isPageCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

/** An input method is composing; Safari says so by the code alone. */
const isComposing = ({ isComposing: isNow, keyCode }: KeyboardEvent): boolean => isNow || keyCode === 229;

/** Whether a key pressed by itself may be a shortcut of the page (WCAG 2.1.4). Shift may be what the layout needs. */
export function isShortcut(event: KeyboardEvent): boolean {
  return (
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !isComposing(event) &&
    !takesText(event.target) &&
    !isPageCovered()
  );
}

/** Ctrl or ⌘ K, from anywhere, also from a text box; not over a question that waits for its answer. */
export function isPaletteKey(event: KeyboardEvent): boolean {
  return (
    event.key.toLowerCase() === 'k' &&
    event.ctrlKey !== event.metaKey &&
    !event.altKey &&
    !event.shiftKey &&
    !isComposing(event) &&
    !isPageCovered()
  );
}
