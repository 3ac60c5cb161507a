import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useNavigate } from '@tanstack/react-router';
import { useNotices } from '../../../components/feedback/notice-context.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import type { Subscription } from '../../../domain/subscription.ts';

interface RowActionsMenuProps {
  readonly subscription: Subscription;
  readonly anchor: HTMLElement | undefined;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
  readonly onDelete: (subscription: Subscription) => void;
}

const readOnlyReason = 'Your credentials can only read';

/** What can be done with one subscription. It acts on the subscription it was opened for, whatever the rows do meanwhile. */
export function RowActionsMenu({ subscription, anchor, isReadOnly, onClose, onDelete }: RowActionsMenuProps) {
  const navigate = useNavigate();
  const notices = useNotices();
  const { subscriptionId, url } = subscription;
  const name = revealHiddenCharacters(subscription.name);

  const copy = async (what: string, text: string): Promise<void> => {
    onClose();
    try {
      await navigator.clipboard.writeText(text);
      notices.show(`${what} of “${name}” copied.`);
    } catch {
      notices.show(`${what} could not be copied: the browser refused. It is ${text}`);
    }
  };
  const edit = (): void => {
    onClose();
    void navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId } });
  };
  const duplicate = (): void => {
    onClose();
    void navigate({ to: '/subscriptions/new', search: { copyOf: subscriptionId } });
  };
  const askToDelete = (): void => {
    onClose();
    onDelete(subscription);
  };
  return (
    <Menu
      open={anchor !== undefined}
      anchorEl={anchor ?? null}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': `Actions for ${name}` } }}
    >
      {isReadOnly ? (
        <ListSubheader sx={{ lineHeight: 1.5, py: 1, maxWidth: 220, background: 'none' }}>
          {readOnlyReason}
        </ListSubheader>
      ) : null}
      <MenuItem onClick={edit} disabled={isReadOnly}>
        Edit
      </MenuItem>
      <MenuItem onClick={duplicate} disabled={isReadOnly}>
        Duplicate
      </MenuItem>
      <MenuItem onClick={() => void copy('URL', url)}>Copy URL</MenuItem>
      <MenuItem onClick={() => void copy('ID', subscriptionId)}>Copy ID</MenuItem>
      <Divider />
      <MenuItem onClick={askToDelete} disabled={isReadOnly} sx={{ color: 'error.main' }}>
        Delete
      </MenuItem>
    </Menu>
  );
}
