import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { PartProblem } from '../../../components/feedback/part-problem.tsx';
import { PlainButton } from '../../../components/plain-button.tsx';
import { useLoadedPart } from '../../../components/use-loaded-part.ts';
import type { BulkAction, MissingRow } from '../../../domain/bulk/plan-bulk.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { useBulk, useBulkState } from './bulk-context.tsx';
import { LeftOver } from './left-over.tsx';
import { usePausedSets } from './paused-sets.ts';
import { vanishedWords } from './selection-words.ts';

interface SelectionBarProps {
  readonly selected: readonly Subscription[];
  /** How many of them search and filters hide. */
  readonly hiddenCount: number;
  /** How many vanished since the selection was last changed. */
  readonly vanishedCount: number;
  readonly vanishedFor: MissingRow['reason'];
  readonly isReadOnly: boolean;
  readonly onClear: () => void;
}

const Bar = styled('section')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(0.5, 1),
  flex: 'none',
  padding: theme.spacing(0.5, 1.5),
  border: `1px solid ${theme.vars.palette.primary.main}`,
  borderRadius: 8,
  backgroundColor: theme.vars.palette.background.paper,
  fontSize: '0.875rem',
  '& .count': { fontWeight: 600, marginInlineEnd: 8 },
  '& .reason': { color: theme.vars.palette.text.secondary },
  '& button': { minWidth: 0 },
  '& button:disabled': { color: theme.vars.palette.text.disabled, cursor: 'default', backgroundColor: 'transparent' },
  '& .clear': { marginInlineStart: 'auto' },
}));

const loadChangeDialog = async () => (await import('./change-dialog.tsx')).ChangeDialog;

function reasonFor(isReadOnly: boolean, isAtWork: boolean): string | undefined {
  if (isReadOnly) return 'Your credentials can only read.';
  return isAtWork ? 'Another change in bulk is not finished: show it first.' : undefined;
}

/** What can be done to what is selected. Everything is planned first. */
function Actions({ selected, isReadOnly }: Pick<SelectionBarProps, 'selected' | 'isReadOnly'>) {
  const bulk = useBulk();
  const { runner, request } = useBulkState();
  const { keepEnabled } = usePausedSets();
  const [isChanging, setIsChanging] = useState(false);
  const { part: ChangeDialog, retry } = useLoadedPart(loadChangeDialog, isChanging);
  const reason = reasonFor(isReadOnly, runner !== undefined);
  const isDisabled = reason !== undefined || selected.length === 0;
  const ask = (title: string, action: BulkAction) => () => bulk.set({ request: { title, action, rows: selected } });
  const endChange = (): undefined => {
    setIsChanging(false);
    return undefined;
  };
  const pause = (): void => {
    bulk.set({
      request: {
        title: 'Pause: switch off, and remember which were on',
        action: { kind: 'disable' },
        rows: selected,
        onApply: keepEnabled,
      },
    });
  };
  return (
    <>
      <PlainButton size="small" disabled={isDisabled} onClick={ask('Enable', { kind: 'enable' })}>
        Enable
      </PlainButton>
      <PlainButton size="small" disabled={isDisabled} onClick={ask('Disable', { kind: 'disable' })}>
        Disable
      </PlainButton>
      <PlainButton size="small" disabled={isDisabled} onClick={ask('Delete', { kind: 'delete' })}>
        Delete
      </PlainButton>
      <PlainButton size="small" disabled={isDisabled} aria-haspopup="dialog" onClick={() => setIsChanging(true)}>
        Change
      </PlainButton>
      <PlainButton size="small" disabled={isDisabled} onClick={pause}>
        Pause
      </PlainButton>
      {reason === undefined ? null : <span className="reason">{reason}</span>}
      {isChanging && ChangeDialog !== undefined ? (
        <ChangeDialog
          rows={selected}
          isOpen={request === undefined}
          onClose={() => setIsChanging(false)}
          onChoose={(title, action) => bulk.set({ request: { title, action, rows: selected, onApply: endChange } })}
        />
      ) : null}
      <PartProblem onRetry={retry} />
    </>
  );
}

/** The selection with its actions, and what an earlier visit left unfinished. */
export function SelectionBar(props: SelectionBarProps) {
  const { selected, hiddenCount, vanishedCount, vanishedFor, onClear } = props;
  return (
    <>
      <LeftOver />
      {selected.length === 0 && vanishedCount === 0 ? null : (
        <Bar aria-label="Selection">
          <span className="count" role="status">
            {selected.length.toLocaleString()} selected
            {hiddenCount === 0 ? '' : `, ${hiddenCount.toLocaleString()} of them hidden by search and filters`}
            {vanishedCount === 0 ? '' : `. ${vanishedWords(vanishedCount, vanishedFor)}`}
          </span>
          <Actions {...props} />
          <span className="clear">
            <PlainButton size="small" onClick={onClear}>
              Clear selection
            </PlainButton>
          </span>
        </Bar>
      )}
    </>
  );
}
