import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AccountIcon } from '../../components/icons.tsx';
import type { SessionFacts } from '../../session/session-state.ts';

/** Who is signed in, and the way out. Signing out is a route, so that a form with changes can ask first. */
export function AccountMenu({ facts }: { readonly facts: SessionFacts }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const navigate = useNavigate();
  const close = (): void => setAnchor(null);
  const signOut = (): void => {
    close();
    void navigate({ to: '/sign-out' });
  };
  return (
    <>
      <IconButton
        aria-label="Account"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <AccountIcon />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ list: { 'aria-label': 'Account' } }}>
        <Box component="li" role="none" sx={{ px: 2, py: 1, maxWidth: 300 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{facts.identity.label}</Typography>
          <Typography variant="body2" color="textSecondary">
            {facts.region.label}, {facts.canWrite ? 'may read and change' : 'may read only'}
          </Typography>
        </Box>
        <MenuItem onClick={signOut}>Sign out</MenuItem>
      </Menu>
    </>
  );
}
