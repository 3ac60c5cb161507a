import { Link } from '@tanstack/react-router';
import { type SyntheticEvent, useMemo, useRef, useState } from 'react';
import { FilterInput } from '../../../../components/native-controls.ts';
import { PlainButton } from '../../../../components/plain-button.tsx';
import { usePreference } from '../../../../components/use-preference.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import { openPreference } from '../../../../lib/preferences.ts';
import { useOwner } from '../../../../session/use-owner.ts';
import { columnsOf } from '../list-columns.ts';
import { useListPreferences } from '../list-preferences.ts';
import { type ListSearch, writeList } from '../list-search.ts';
import { PanelFrame } from './panel-frame.ts';
import {
  isSameSearch,
  longestViewName,
  mostViews,
  readViews,
  renameView,
  type SavedView,
  savedViewsSchema,
  saveView,
  writeViews,
} from './saved-views.ts';

const noViews: readonly SavedView[] = [];

function useSavedViews() {
  const owner = useOwner();
  const preference = useMemo(() => openPreference('list-views', owner, savedViewsSchema), [owner]);
  const stored = usePreference(preference);
  const views = useMemo(() => (stored === undefined ? noViews : readViews(stored)), [stored]);
  return { views, store: (next: readonly SavedView[]) => preference.set(writeViews(next)) };
}

interface NameFormProps {
  readonly label: string;
  readonly action: string;
  readonly initial?: string;
  readonly onName: (name: string) => void;
}

/** Takes a name, by Enter or button. */
function NameForm({ label, action, initial = '', onName }: NameFormProps) {
  const [name, setName] = useState(initial);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    setName('');
    onName(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <FilterInput
        aria-label={label}
        placeholder={label}
        value={name}
        maxLength={longestViewName}
        onChange={(event) => setName(event.target.value)}
      />
      <PlainButton variant="outlined" onClick={submit}>
        {action}
      </PlainButton>
    </form>
  );
}

interface ViewRowProps {
  readonly view: SavedView;
  readonly isCurrent: boolean;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

function ViewRow({ view, isCurrent, onRename, onDelete }: ViewRowProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const name = revealHiddenCharacters(view.name);
  if (isRenaming) {
    return (
      <li>
        <NameForm
          label={`New name for ${name}`}
          action="Rename"
          initial={view.name}
          onName={(next) => {
            setIsRenaming(false);
            onRename(next);
          }}
        />
        <PlainButton onClick={() => setIsRenaming(false)}>Cancel</PlainButton>
      </li>
    );
  }
  return (
    <li>
      <Link to="/subscriptions" search={view.search} aria-current={isCurrent ? 'page' : undefined}>
        <bdi>{name}</bdi>
      </Link>
      {isCurrent ? <span className="note">shown now</span> : null}
      <PlainButton size="small" aria-label={`Rename ${name}`} onClick={() => setIsRenaming(true)}>
        Rename
      </PlainButton>
      <PlainButton size="small" aria-label={`Delete view ${name}`} onClick={onDelete}>
        Delete
      </PlainButton>
    </li>
  );
}

/** Views of the list under a name, remembered in this browser. */
export function ViewsPanel({ id, search }: { readonly id: string; readonly search: ListSearch }) {
  const { views, store } = useSavedViews();
  const { preferences } = useListPreferences();
  const [said, setSaid] = useState('');
  const panel = useRef<HTMLElement>(null);
  // With its columns, so that a view looks the same wherever its link is opened.
  const present: ListSearch = { ...search, columns: writeList(columnsOf(search.columns ?? preferences.columns)) };
  const change = (next: readonly SavedView[], done: string): void => {
    setSaid(store(next) ? done : 'Your browser did not keep it: it forbids storage, or has no room.');
    // What had the focus may be gone.
    panel.current?.focus();
  };
  const save = (name: string): void => {
    const next = saveView(views, { name, search: present });
    if (next.length > mostViews) setSaid(`Delete one first: ${mostViews} views are as many as this list keeps.`);
    else change(next, `“${name}” is saved.`);
  };
  return (
    <PanelFrame id={id} ref={panel} tabIndex={-1} aria-label="Views">
      <ul className="views" aria-label="Saved views">
        {views.map((view) => (
          <ViewRow
            key={view.name}
            view={view}
            isCurrent={isSameSearch(view.search, present)}
            onRename={(name) => change(renameView(views, view.name, name), `“${view.name}” is now “${name}”.`)}
            onDelete={() =>
              change(
                views.filter((other) => other !== view),
                `“${view.name}” is deleted.`,
              )
            }
          />
        ))}
      </ul>
      <NameForm label="Name of the view shown now" action="Save view" onName={save} />
      <p className="note">
        A view is its filters, order and columns. It is remembered in this browser; to share it, send the page’s
        address.
      </p>
      <span role="status" className="note">
        {said}
      </span>
    </PanelFrame>
  );
}
