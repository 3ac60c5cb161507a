import Box from '@mui/material/Box';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import type { SessionFacts } from '../../session/session-state.ts';

interface AccountMenuProps {
  readonly facts: SessionFacts;
  /** Undefined while the menu is closed. */
  readonly anchor: HTMLElement | undefined;
  readonly onShortcuts: () => void;
  readonly onClose: () => void;
}

/** Who is signed in, and the way out. Signing out is a route, so that a form with changes can ask first. */
export function AccountMenu({ facts, anchor, onShortcuts, onClose }: AccountMenuProps) {
  const navigate = useNavigate();
  const signOut = (): void => {
    onClose();
    void navigate({ to: '/sign-out', state: { isSignOutAsked: true } });
  };
  const showShortcuts = (): void => {
    onClose();
    onShortcuts();
  };
  return (
    <Menu
      anchorEl={anchor ?? null}
      open={anchor !== undefined}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': 'Account' } }}
    >
      <Box component="li" role="none" sx={{ px: 2, py: 1, maxWidth: 300 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{facts.identity.label}</Typography>
        <Typography variant="body2" color="textSecondary">
          {facts.region.label}, {facts.canWrite ? 'can read and change' : 'can only read'}
        </Typography>
      </Box>
      <MenuItem onClick={showShortcuts}>Keyboard shortcuts</MenuItem>
      <MenuItem onClick={signOut}>Sign out</MenuItem>
    </Menu>
  );
}
