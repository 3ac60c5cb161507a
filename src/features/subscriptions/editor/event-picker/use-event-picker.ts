import { useMemo, useState } from 'react';
import {
  type CatalogueSource,
  createEventCatalogue,
  type EventCatalogue,
  eventCatalogueOf,
} from '../../../../domain/event-catalogue.ts';
import { type EntryFacts, readEntryFacts } from '../../../../domain/event-entry-facts.ts';
import {
  type EventSelection,
  readSelection,
  selectedNames,
  sourcesByName,
} from '../../../../domain/event-selection.ts';
import {
  pinToToday,
  removeEntry,
  type SelectionChange,
  toggleEvent,
  toggleSource,
  toggleVersion,
  widenToSource,
} from '../../../../domain/event-selection-changes.ts';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import type { EventType } from '../../../../domain/event-type.ts';
import { type Tidying, tidyEntries } from '../../../../domain/tidy-entries.ts';
import { countOf, describeChange, describeTotal } from './picker-words.ts';
import { usePickerHistory } from './use-picker-history.ts';

export interface EventPickerState {
  readonly entries: readonly string[];
  /** Undefined while the catalogue is loading or failed. */
  readonly catalogue: EventCatalogue | undefined;
  readonly selection: EventSelection;
  readonly facts: readonly EntryFacts[];
  /** What could be taken out without any effect. */
  readonly tidying: Tidying;
  /** Sources that are chosen in full by name, so that later event types are not included. */
  readonly fullSources: readonly CatalogueSource[];
  readonly total: string;
  /** What the status line says last. */
  readonly announcement: string;
  readonly announce: (announcement: string) => void;
  readonly toggle: (row: EventTreeRow) => void;
  /** Appends entries that are not there yet. */
  readonly add: (added: readonly string[]) => void;
  readonly remove: (entry: string) => void;
  readonly pin: (entry: string) => void;
  readonly widen: (source: string) => void;
  readonly tidy: () => void;
  /** Takes back the last operation; undefined where there is none. */
  readonly undo: (() => void) | undefined;
}

const toggles: Record<
  EventTreeRow['kind'],
  (entries: readonly string[], catalogue: EventCatalogue, name: string) => SelectionChange
> = { source: toggleSource, event: toggleEvent, version: toggleVersion };

const emptyCatalogue = createEventCatalogue([]);

/** Reads the entries against the catalogue and turns what a person does into new entries and a sentence about them. */
export function useEventPicker(
  value: readonly string[],
  onChange: (next: readonly string[]) => void,
  eventTypes: readonly EventType[] | undefined,
): EventPickerState {
  const [announcement, announce] = useState('');
  const history = usePickerHistory(value, onChange);
  const known = eventTypes === undefined ? undefined : eventCatalogueOf(eventTypes);
  const catalogue = known ?? emptyCatalogue;
  const selection = useMemo(() => readSelection(value, catalogue), [value, catalogue]);
  const tidying = useMemo(() => tidyEntries(value), [value]);
  const apply = (change: SelectionChange, sentence = describeChange(change)) => {
    if (change.entries !== value) {
      history.apply(change.entries, sentence);
      announce(sentence);
    }
  };
  const { undo } = history;
  return {
    entries: value,
    catalogue: known,
    selection,
    facts: useMemo(() => readEntryFacts(value, catalogue), [value, catalogue]),
    tidying,
    fullSources: useMemo(() => sourcesByName(selection, catalogue), [selection, catalogue]),
    total: describeTotal(selectedNames(value, catalogue).length, known?.names.length, value),
    announcement,
    announce,
    toggle: (row) => apply(toggles[row.kind](value, catalogue, row.name)),
    add: (added) => apply({ entries: [...value, ...added], added, removed: [], replaced: [] }),
    remove: (entry) => apply(removeEntry(value, entry)),
    pin: (entry) => apply(pinToToday(value, catalogue, entry)),
    widen: (source) => apply(widenToSource(value, catalogue, source)),
    tidy: () => {
      const count = value.length - tidying.entries.length;
      const sentence = `${countOf(count, 'entry', 'entries')} removed. The events received stay the same.`;
      apply({ entries: tidying.entries, added: [], removed: [], replaced: [] }, sentence);
    },
    undo: undo === undefined ? undefined : () => announce(`Undone: ${undo()}`),
  };
}
