import { useRef, useState } from 'react';
import { PlainButton } from '../../../components/plain-button.tsx';
import { findMissingReason, type UnreadableIds } from '../../../domain/bulk/plan-bulk.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { downloadFile } from '../../../lib/download-file.ts';
import { useMayWrite } from '../../../session/use-may-write.ts';
import { PanelFrame } from '../list/extras/panel-frame.ts';
import { useBulk, useBulkState } from './bulk-context.tsx';
import { type PausedSet, readPausedFile, usePausedSets, writePausedFile } from './paused-sets.ts';
import { countWords } from './step-words.ts';

const dateOf = ({ pausedAt }: PausedSet): string => new Date(pausedAt).toLocaleString();

interface SetRowProps {
  readonly set: PausedSet;
  readonly isDisabled: boolean;
  readonly onRestore: () => void;
  readonly onForget: () => void;
}

function SetRow({ set, isDisabled, onRestore, onForget }: SetRowProps) {
  const save = (): void =>
    downloadFile(`paused-${set.pausedAt.slice(0, 10)}.json`, 'application/json', [writePausedFile(set)]);
  return (
    <li aria-label={`Paused ${dateOf(set)}`}>
      <span className="note">
        {dateOf(set)}: {countWords(set.wereOn.length)} {set.wereOn.length === 1 ? 'was' : 'were'} on
      </span>
      <PlainButton size="small" disabled={isDisabled} onClick={onRestore}>
        Restore what was on
      </PlainButton>
      <PlainButton size="small" onClick={save}>
        Export
      </PlainButton>
      <PlainButton size="small" onClick={onForget}>
        Forget
      </PlainButton>
    </li>
  );
}

interface MaintenancePanelProps {
  readonly id: string;
  readonly subscriptions: readonly Subscription[];
  readonly unreadable: UnreadableIds;
}

/** The selections that were paused, and the way back: exactly those that were on are switched on again. */
export function MaintenancePanel({ id, subscriptions, unreadable }: MaintenancePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const bulk = useBulk();
  const { runner } = useBulkState();
  const mayWrite = useMayWrite();
  const { owner, sets, add, forget } = usePausedSets();
  const [said, setSaid] = useState('');
  const restore = (set: PausedSet): void => {
    const known = new Map(subscriptions.map((row) => [row.subscriptionId, row]));
    bulk.set({
      request: {
        title: `Restore what was on at ${dateOf(set)}`,
        action: { kind: 'enable' },
        rows: set.wereOn.flatMap(({ subscriptionId }) => known.get(subscriptionId) ?? []),
        missing: set.wereOn
          .filter(({ subscriptionId }) => !known.has(subscriptionId))
          .map((row) => ({ ...row, reason: findMissingReason(row.subscriptionId, unreadable) })),
      },
    });
  };
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const set = readPausedFile(await file.text(), owner);
    setSaid(typeof set === 'string' ? set : (add(set) ?? `The selection paused ${dateOf(set)} is here again.`));
  };
  return (
    <PanelFrame id={id} ref={panel} tabIndex={-1} aria-label="Maintenance">
      <ul className="views" aria-label="Paused selections">
        {sets.map((set) => (
          <SetRow
            key={set.id}
            set={set}
            isDisabled={!mayWrite || runner !== undefined}
            onRestore={() => restore(set)}
            onForget={() => {
              forget(set.id);
              setSaid(`The selection paused ${dateOf(set)} is forgotten.`);
              // The button that was pressed is gone.
              panel.current?.focus();
            }}
          />
        ))}
      </ul>
      <label className="choice">
        Import a paused selection
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            void open(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      <p className="note">
        {sets.length === 0 ? 'Nothing is paused. Select rows, then Pause. ' : ''}
        {mayWrite ? '' : 'Your credentials can only read. '}
        Pausing switches a selection off and remembers in this browser which were on; export it to restore elsewhere.
        Nothing documents whether VCC keeps the events that are raised meanwhile.
      </p>
      <span role="status" className="note">
        {said}
      </span>
    </PanelFrame>
  );
}
