import type { ReactNode } from 'react';
import { type ActivityEntry, compareEntries } from '../../domain/activity/activity-entry.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { displayUrl } from '../../domain/url-advice.ts';

/** How many entries a line names; the export has them all. */
const mostShown = 12;

function Entries({ of: entries }: { readonly of: readonly string[] }) {
  const shown = entries.slice(0, mostShown).map(revealHiddenCharacters).join(', ');
  const rest = entries.length - mostShown;
  return (
    <dd>
      <bdi>{shown}</bdi>
      {rest > 0 ? `, and ${rest.toLocaleString()} more` : ''}
    </dd>
  );
}

interface BeforeAfterProps {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function BeforeAfter({ label, before, after }: BeforeAfterProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {before === undefined ? null : <bdi>{before}</bdi>}
        {before === undefined || after === undefined ? null : ' → '}
        {after === undefined ? null : <bdi>{after}</bdi>}
      </dd>
    </>
  );
}

function onOff(enabled: boolean | undefined): string | undefined {
  return enabled === undefined ? undefined : enabled ? 'On' : 'Off';
}

function EventLines({ kind, before, after }: ActivityEntry) {
  if (before?.events === undefined && after?.events === undefined) return null;
  const { gained, lost, isReordered } = compareEntries(before?.events ?? [], after?.events ?? []);
  // Of an unknown "before" nothing was gained: these are simply the entries now.
  const gainedLabel = kind === 'change' && before?.events !== undefined ? 'Events gained' : 'Events';
  const lines: ReactNode[] = [
    gained.length === 0 ? null : [<dt key="g">{gainedLabel}</dt>, <Entries key="gs" of={gained} />],
    lost.length === 0
      ? null
      : [<dt key="l">{kind === 'delete' ? 'Events' : 'Events lost'}</dt>, <Entries key="ls" of={lost} />],
    isReordered ? <BeforeAfter key="o" label="Events" before="Order or repetitions changed" after={undefined} /> : null,
  ];
  return <>{lines}</>;
}

function showIfAny(text: string | undefined, show: (text: string) => string): string | undefined {
  return text === undefined ? undefined : show(text);
}

/** The fields that a change was about, before → after; a secret is never among them. */
export function ChangedFields({ entry }: { readonly entry: ActivityEntry }) {
  const { before = {}, after = {}, kind } = entry;
  const has = (field: 'name' | 'url' | 'enabled'): boolean => before[field] !== undefined || after[field] !== undefined;
  if (Object.keys({ ...before, ...after }).length === 0) return null;
  return (
    <dl>
      {has('name') && kind === 'change' ? (
        <BeforeAfter
          label="Name"
          before={showIfAny(before.name, revealHiddenCharacters)}
          after={showIfAny(after.name, revealHiddenCharacters)}
        />
      ) : null}
      {has('url') ? (
        <BeforeAfter label="URL" before={showIfAny(before.url, displayUrl)} after={showIfAny(after.url, displayUrl)} />
      ) : null}
      {has('enabled') ? (
        <BeforeAfter label="Enabled" before={onOff(before.enabled)} after={onOff(after.enabled)} />
      ) : null}
      <EventLines {...entry} />
    </dl>
  );
}
