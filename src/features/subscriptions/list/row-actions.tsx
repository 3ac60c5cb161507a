import { useEffect, useRef, useState } from 'react';
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
}

const loadMenu = async () => (await import('./row-actions-menu.tsx')).RowActionsMenu;
const loadDeleteDialog = async () => (await import('../delete/delete-dialog.tsx')).DeleteDialog;

/** The same control of the row that will stand where this one stands, or of the last one left. */
function neighbourOf(anchor: HTMLElement | undefined): HTMLElement | undefined {
  const row = anchor?.closest('tr');
  const controls = [row?.nextElementSibling, row?.previousElementSibling].map((other) =>
    other?.querySelector<HTMLElement>('[aria-haspopup="menu"]'),
  );
  return controls.find((control) => control instanceof HTMLElement) ?? undefined;
}

/** One menu for the whole table, and the question it may lead to. Neither is part of the list's first load. */
export function RowActions({ target, subscriptions, isReadOnly, onClose }: RowActionsProps) {
  const [toDelete, setToDelete] = useState<Subscription>();
  const neighbour = useRef<HTMLElement>(undefined);
  const [deletions, setDeletions] = useState(0);
  // The row that had the focus is gone, so the dialog could not give it back (acceptance 5).
  useEffect(() => {
    if (deletions === 0) return;
    const isThere = neighbour.current?.isConnected === true;
    (isThere ? neighbour.current : document.querySelector<HTMLElement>('h1'))?.focus();
  }, [deletions]);
  const { part: Menu, retry: retryMenu } = useLoadedPart(loadMenu, target !== undefined);
  const { part: DeleteDialog, retry: retryDialog } = useLoadedPart(loadDeleteDialog, toDelete !== undefined);
  const subscription = subscriptions.find(({ subscriptionId }) => subscriptionId === target?.subscriptionId);
  return (
    <>
      {Menu === undefined || subscription === undefined ? null : (
        <Menu
          subscription={subscription}
          anchor={target?.anchor}
          isReadOnly={isReadOnly}
          onClose={onClose}
          onDelete={(row) => {
            neighbour.current = neighbourOf(target?.anchor);
            setToDelete(row);
          }}
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
