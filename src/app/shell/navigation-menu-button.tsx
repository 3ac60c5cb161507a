import { useState } from 'react';
import { MenuIcon } from '../../components/icons.tsx';
import { IconButton } from '../../components/native-controls.ts';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { useLoadedPart } from '../../components/use-loaded-part.ts';

const loadDrawer = async () => (await import('./navigation-drawer.tsx')).NavigationDrawer;

/** Opens the main navigation on narrow windows. */
export function NavigationMenuButton() {
  const [isOpen, setIsOpen] = useState(false);
  const { part: NavigationDrawer, retry } = useLoadedPart(loadDrawer, isOpen);
  return (
    <>
      <IconButton
        type="button"
        className="navigation-menu"
        aria-label="Navigation menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <MenuIcon />
      </IconButton>
      {NavigationDrawer === undefined ? null : <NavigationDrawer isOpen={isOpen} onClose={() => setIsOpen(false)} />}
      <PartProblem onRetry={retry} />
    </>
  );
}
