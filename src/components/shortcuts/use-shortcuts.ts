import { useEffect, useEffectEvent } from 'react';
import { isShortcut } from './is-shortcut.ts';
import { singleKeys } from './single-keys.ts';

/** Keys by themselves, with what each does while the component is in the page. */
export function useShortcuts(shortcuts: Readonly<Record<string, (() => void) | undefined>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const run = Object.hasOwn(shortcuts, event.key) ? shortcuts[event.key] : undefined;
    if (run === undefined || !isShortcut(event) || singleKeys().get() === false) return;
    event.preventDefault();
    run();
  });
  // The outside system is the keyboard.
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
