import Dialog from '@mui/material/Dialog';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { VisuallyHidden } from '../../components/visually-hidden.ts';
import { itemHeight, PaletteFrame } from './palette-frame.ts';
import { type Command, createItems, findItems, type PaletteItem } from './palette-items.ts';
import { listId, optionId, PaletteList, withActive } from './palette-list.tsx';
import { useOpenTarget } from './use-open-target.ts';
import { usePaletteData } from './use-palette-data.ts';

interface CommandPaletteProps {
  /** The screens and actions of the shell. */
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}

const nothing: readonly never[] = [];

/** What may be found now, with the offer to load what is not there yet. */
function useItems(commands: readonly Command[]) {
  const { subscriptions = nothing, eventTypes = nothing, missing, isLoading, hasFailed, load } = usePaletteData();
  const items = useMemo(() => createItems(commands, subscriptions, eventTypes), [commands, subscriptions, eventTypes]);
  const offer: Command = { kind: 'Action', label: `Load ${missing} to find them here`, run: load, staysOpen: true };
  const hint = isLoading
    ? `Loading ${missing} …`
    : `Not found here, because not loaded yet: ${missing}.${hasFailed ? ' Loading them failed.' : ''}`;
  return { items, offer: missing === '' || isLoading ? undefined : offer, hint: missing === '' ? '' : hint };
}

/** How far each key moves; undefined for the keys of the text box. */
function destinationOf(event: KeyboardEvent, active: number, count: number, page: number): number | undefined {
  const isAtEnds = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + page;
    case 'PageUp':
      return active - page;
    case 'Home':
      return isAtEnds ? 0 : undefined;
    case 'End':
      return isAtEnds ? count - 1 : undefined;
    default:
      return undefined;
  }
}

/** Text box and results, as the APG's combobox with a list (issue 4). */
function Palette({ commands, onClose }: CommandPaletteProps) {
  const openTarget = useOpenTarget();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { items, offer, hint } = useItems(commands);
  const wanted = useDeferredValue(text);
  const found = useMemo(() => findItems(items, wanted), [items, wanted]);
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () => (offer === undefined ? found : [...found, ...createItems([offer], nothing, nothing)]),
    // The offer is made anew at each render and says what `hint` says.
    // oxlint-disable-next-line react/exhaustive-deps
    [found, hint],
  );
  // The React Compiler is off (ADR 0005), which is all that this warning is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => itemHeight,
    overscan: 6,
    initialRect: { width: 0, height: 420 },
    rangeExtractor: withActive(active),
  });
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const choose = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    if (item.target.type !== 'command' || item.target.command.staysOpen !== true) onClose();
    openTarget(item.target);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to = destinationOf(event, active, shown.length, Math.floor(420 / itemHeight));
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    // Who types fast means what was typed, not what is still shown.
    if (to === undefined) choose(text === wanted ? shown[active] : findItems(items, text)[0]);
    else move(to);
  };
  return (
    <PaletteFrame>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type into
        autoFocus
        type="text"
        role="combobox"
        aria-label="Find a screen, action, subscription or event type"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active < shown.length ? optionId(active) : undefined}
        placeholder="Screen, action, subscription or event type"
        value={text}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          virtualizer.scrollToOffset(0);
        }}
        onKeyDown={press}
      />
      <VisuallyHidden role="status">
        {found.length.toLocaleString()} {found.length === 1 ? 'result' : 'results'}
      </VisuallyHidden>
      <PaletteList ref={list} found={shown} active={active} virtualizer={virtualizer} onChoose={choose} />
      <p className="hint">
        {found.length === 0 ? 'Nothing is called that. ' : ''}
        {hint === '' ? '↑ ↓ choose, Enter opens, Esc closes.' : hint}
      </p>
    </PaletteFrame>
  );
}

/** Finds everything by name, from everywhere: a dialog over the page. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      transitionDuration={0}
      slotProps={{ paper: { 'aria-label': 'Command palette' } }}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <Palette commands={commands} onClose={onClose} />
    </Dialog>
  );
}
