import { useState } from 'react';
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

/** One menu for the whole table, and the question it may lead to. Neither is part of the list's first load. */
export function RowActions({ target, subscriptions, isReadOnly, onClose }: RowActionsProps) {
  const [toDelete, setToDelete] = useState<Subscription>();
  const { part: Menu } = useLoadedPart(loadMenu, target !== undefined);
  const { part: DeleteDialog } = useLoadedPart(loadDeleteDialog, toDelete !== undefined);
  const subscription = subscriptions.find(({ subscriptionId }) => subscriptionId === target?.subscriptionId);
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
        <DeleteDialog subscription={toDelete} onClose={() => setToDelete(undefined)} />
      )}
    </>
  );
}
