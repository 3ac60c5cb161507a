import Drawer from '@mui/material/Drawer';
import { Navigation } from './navigation.tsx';

interface NavigationDrawerProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The main navigation where the window is too narrow to show it always. */
export function NavigationDrawer({ isOpen, onClose }: NavigationDrawerProps) {
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      slotProps={{ paper: { 'aria-label': 'Navigation menu', sx: { width: 240 } } }}
    >
      <Navigation onNavigate={onClose} />
    </Drawer>
  );
}
