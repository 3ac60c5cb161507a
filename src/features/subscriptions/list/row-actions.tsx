import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { PartProblem } from '../../../components/feedback/part-problem.tsx';
import { useLoadedPart } from '../../../components/use-loaded-part.ts';
import type { Subscription } from '../../../domain/subscription.ts';

/** The row whose actions are asked for: by id, because rows move and vanish while a menu is open. */
export interface RowActionsTarget {
  readonly subscriptionId: string;
  readonly anchor: HTMLElement;
}

interface RowActionsProps {
  readonly target: RowActionsTarget | undefined;
  readonly subscriptions: readonly Subscription[];
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
  /** The row whose menu or question was open is gone, and with it what would have the focus next. */
  readonly onGone: () => void;
}

const loadMenu = async () => (await import('./row-actions-menu.tsx')).RowActionsMenu;
const loadDeleteDialog = async () => (await import('../delete/delete-dialog.tsx')).DeleteDialog;

/** One menu for the whole table, and the question it may lead to. Neither is part of the list's first load. */
export function RowActions({ target, subscriptions, isReadOnly, onClose, onGone }: RowActionsProps) {
  const [toDelete, setToDelete] = useState<Subscription>();
  const [deletions, setDeletions] = useState(0);
  const { part: Menu, retry: retryMenu } = useLoadedPart(loadMenu, target !== undefined);
  const { part: DeleteDialog, retry: retryDialog } = useLoadedPart(loadDeleteDialog, toDelete !== undefined);
  const subscription = target && subscriptions.find(({ subscriptionId }) => subscriptionId === target.subscriptionId);
  const hasVanished = target !== undefined && subscription === undefined && toDelete === undefined;
  const leave = useEffectEvent(() => {
    onClose();
    onGone();
  });
  // The outside system is the browser's focus, which menu and dialog cannot give back to a row that is gone.
  useEffect(() => {
    if (deletions > 0 || hasVanished) leave();
  }, [deletions, hasVanished]);
  const isOpen = useRef(false);
  // As above, where the last row goes, and with it the table and all of this.
  useEffect(() => {
    isOpen.current = target !== undefined || toDelete !== undefined;
  });
  useEffect(
    () => () => {
      if (isOpen.current) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    },
    [],
  );
  return (
    <>
      {Menu === undefined || subscription === undefined ? null : (
        <Menu
          subscription={subscription}
          anchor={target?.anchor}
          isReadOnly={isReadOnly}
          onClose={onClose}
          onDelete={setToDelete}
        />
      )}
      {DeleteDialog === undefined || toDelete === undefined ? null : (
        <DeleteDialog
          subscription={toDelete}
          onClose={() => setToDelete(undefined)}
          onDeleted={() => {
            setToDelete(undefined);
            setDeletions(deletions + 1);
          }}
        />
      )}
      <PartProblem onRetry={retryMenu ?? retryDialog} />
    </>
  );
}
