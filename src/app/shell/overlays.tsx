import { PartBoundary } from '../../components/feedback/part-boundary.tsx';
import { useCallback, useEffect } from 'react';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { isPaletteKey } from '../../components/shortcuts/is-shortcut.ts';
import { useShortcuts } from '../../components/shortcuts/use-shortcuts.ts';
import { useLoadedPart } from '../../components/use-loaded-part.ts';

export type OverlayName = 'palette' | 'shortcuts';

interface OverlaysProps {
  readonly open: OverlayName | undefined;
  readonly onOpen: (overlay: OverlayName | undefined) => void;
}

const loadPalette = async () => (await import('./palette-overlay.tsx')).PaletteOverlay;
const loadSheet = async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet;

/** What lies over any page when its key is pressed. Only the keys are part of the first load. */
export function Overlays({ open, onOpen }: OverlaysProps) {
  const { part: PaletteOverlay, retry: retryPalette } = useLoadedPart(loadPalette, open === 'palette');
  const { part: ShortcutSheet, retry: retrySheet } = useLoadedPart(loadSheet, open === 'shortcuts');
  const close = useCallback(() => onOpen(undefined), [onOpen]);
  const showShortcuts = useCallback(() => onOpen('shortcuts'), [onOpen]);
  useShortcuts({ '?': showShortcuts });
  // The outside system is the keyboard.
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isPaletteKey(event)) return;
      event.preventDefault();
      onOpen('palette');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onOpen]);
  return (
    <>
      {open === 'palette' && PaletteOverlay !== undefined ? (
        <PartBoundary what="The command palette" isFloating>
          <PaletteOverlay onClose={close} onShortcuts={showShortcuts} />
        </PartBoundary>
      ) : null}
      {open === 'shortcuts' && ShortcutSheet !== undefined ? <ShortcutSheet onClose={close} /> : null}
      <PartProblem onRetry={retryPalette ?? retrySheet} />
    </>
  );
}
