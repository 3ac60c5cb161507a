import Box from '@mui/material/Box';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../../session/session-context.tsx';
import type { SessionFacts } from '../../session/session-state.ts';
import type { OverlayName } from './overlays.tsx';

interface AccountMenuProps {
  readonly facts: SessionFacts;
  /** Undefined while the menu is closed. */
  readonly anchor: HTMLElement | undefined;
  /** Opens what lies over the page: by menu, for who has no keyboard or no single keys. */
  readonly onOverlay: (overlay: OverlayName) => void;
  readonly onClose: () => void;
}

/** Who is signed in, and the way out. Signing out is a route, so that a form with changes can ask first. */
export function AccountMenu({ facts, anchor, onOverlay, onClose }: AccountMenuProps) {
  const navigate = useNavigate();
  const session = useSession();
  const router = useRouter();
  // The outside system is the network, which may be away when the page of the signed-out is needed (acceptance T11).
  useEffect(() => {
    router.loadRouteChunk(router.routesByPath['/sign-in'])?.catch(() => undefined);
  }, [router]);
  const signOut = (): void => {
    onClose();
    void navigate({ to: '/sign-out', state: { isSignOutAsked: true } });
  };
  const diagnose = (): void => {
    onClose();
    void navigate({ to: '/diagnostics' });
  };
  const show = (overlay: OverlayName): void => {
    onClose();
    onOverlay(overlay);
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
        {session.hearsOtherTabs ? null : (
          <Typography variant="body2" color="textSecondary">
            This browser keeps tabs apart: sign in and out in each.
          </Typography>
        )}
      </Box>
      <MenuItem onClick={() => show('palette')}>Command palette</MenuItem>
      <MenuItem onClick={() => show('shortcuts')}>Keyboard shortcuts</MenuItem>
      <MenuItem onClick={diagnose}>About and diagnostics</MenuItem>
      <MenuItem onClick={signOut}>Sign out</MenuItem>
    </Menu>
  );
}
