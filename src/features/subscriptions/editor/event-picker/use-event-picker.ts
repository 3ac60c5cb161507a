import { useMemo, useState } from 'react';
import { createEventCatalogue, type EventCatalogue, eventCatalogueOf } from '../../../../domain/event-catalogue.ts';
import { type EntryFacts, readEntryFacts } from '../../../../domain/event-entry-facts.ts';
import { type EventSelection, readSelection, selectedNames } from '../../../../domain/event-selection.ts';
import {
  pinToToday,
  removeEntry,
  type SelectionChange,
  toggleEvent,
  toggleSource,
  toggleVersion,
} from '../../../../domain/event-selection-changes.ts';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import type { EventType } from '../../../../domain/event-type.ts';
import { describeChange, describeTotal } from './picker-words.ts';

export interface EventPickerState {
  /** Undefined while the catalogue is loading or failed. */
  readonly catalogue: EventCatalogue | undefined;
  readonly selection: EventSelection;
  readonly facts: readonly EntryFacts[];
  readonly total: string;
  /** What the status line says last. */
  readonly announcement: string;
  readonly announce: (announcement: string) => void;
  readonly toggle: (row: EventTreeRow) => void;
  readonly add: (entries: readonly string[], entry: string) => void;
  readonly remove: (entry: string) => void;
  readonly pin: (entry: string) => void;
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
  const known = eventTypes === undefined ? undefined : eventCatalogueOf(eventTypes);
  const catalogue = known ?? emptyCatalogue;
  const apply = (change: SelectionChange) => {
    if (change.entries !== value) {
      onChange(change.entries);
      announce(describeChange(change));
    }
  };
  return {
    catalogue: known,
    selection: useMemo(() => readSelection(value, catalogue), [value, catalogue]),
    facts: useMemo(() => readEntryFacts(value, catalogue), [value, catalogue]),
    total: describeTotal(selectedNames(value, catalogue).length, known?.names.length, value),
    announcement,
    announce,
    toggle: (row) => apply(toggles[row.kind](value, catalogue, row.name)),
    add: (entries, entry) => apply({ entries, added: [entry], removed: [], replaced: [] }),
    remove: (entry) => apply(removeEntry(value, entry)),
    pin: (entry) => apply(pinToToday(value, catalogue, entry)),
  };
}
