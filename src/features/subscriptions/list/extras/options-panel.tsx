import { getRouteApi } from '@tanstack/react-router';
import { ToggleSwitch } from '../../../../components/toggle-switch.ts';
import { columnLabels, columnsOf, optionalColumns } from '../list-columns.ts';
import { useListPreferences } from '../list-preferences.ts';
import { type ListSearch, type SortColumn, writeList } from '../list-search.ts';
import { PanelFrame } from './panel-frame.ts';

const route = getRouteApi('/shell/signed-in/subscriptions');

interface OptionsPanelProps {
  readonly id: string;
  readonly search: ListSearch;
  readonly onSearch: (change: ListSearch) => void;
}

const densities = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;

/** How the list looks and whether it asks by itself; remembered in this browser. */
export function OptionsPanel({ id, search, onSearch }: OptionsPanelProps) {
  const { preferences, change } = useListPreferences();
  const { pollingSeconds } = route.useRouteContext().config;
  const { density = 'comfortable', isPolling = false } = preferences;
  const columns = columnsOf(search.columns ?? preferences.columns);
  const show = (column: SortColumn, isShown: boolean): void => {
    const next = writeList(isShown ? [...columns, column] : columns.filter((other) => other !== column));
    change({ columns: next });
    // A view or a link brought columns of its own: they would hide the choice.
    if (search.columns !== undefined) onSearch({ columns: next });
  };
  return (
    <PanelFrame id={id} aria-label="Options">
      <fieldset>
        <legend>Columns</legend>
        {optionalColumns.map((column) => (
          <label key={column} className="choice">
            <input
              type="checkbox"
              checked={columns.includes(column)}
              onChange={(event) => show(column, event.target.checked)}
            />
            {columnLabels[column]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Rows</legend>
        {densities.map(([value, label]) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name="density"
              checked={density === value}
              onChange={() => change({ density: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Data</legend>
        <label className="choice" htmlFor="polling">
          <ToggleSwitch
            id="polling"
            type="checkbox"
            role="switch"
            checked={isPolling}
            aria-checked={isPolling}
            aria-describedby="polling-note"
            onChange={(event) => change({ isPolling: event.target.checked })}
          />
          {pollingSeconds === 60 ? 'Refresh every minute' : `Refresh every ${pollingSeconds} seconds`}
        </label>
        <span id="polling-note" className="note">
          Only while this list is in view, no dialog or menu is open and nothing is being saved.
        </span>
      </fieldset>
    </PanelFrame>
  );
}
