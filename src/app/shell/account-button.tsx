import { useState } from 'react';
import { AccountIcon } from '../../components/icons.tsx';
import { IconButton } from '../../components/native-controls.ts';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { useLoadedPart } from '../../components/use-loaded-part.ts';
import type { SessionFacts } from '../../session/session-state.ts';
import type { OverlayName } from './overlays.tsx';

const loadMenu = async () => (await import('./account-menu.tsx')).AccountMenu;

interface AccountButtonProps {
  readonly facts: SessionFacts;
  readonly onOverlay: (overlay: OverlayName) => void;
}

/** Opens the account menu, which is loaded when the browser is idle: the first rows do not wait for it. */
export function AccountButton({ facts, onOverlay }: AccountButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { part: AccountMenu, retry } = useLoadedPart(loadMenu, anchor !== undefined);
  return (
    <>
      <IconButton
        type="button"
        aria-label="Account"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <AccountIcon />
      </IconButton>
      {AccountMenu === undefined ? null : (
        <AccountMenu facts={facts} anchor={anchor} onOverlay={onOverlay} onClose={() => setAnchor(undefined)} />
      )}
      <PartProblem onRetry={retry} />
    </>
  );
}
