import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { refreshSubscriptions } from '../../api/queries/subscription-queries.ts';
import { CommandPalette } from '../../features/command-palette/command-palette.tsx';
import type { Command } from '../../features/command-palette/palette-items.ts';
import { useMayWrite } from '../../session/use-may-write.ts';
import { screens } from './navigation.tsx';

interface PaletteOverlayProps {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

/** The palette with what the shell can do: its screens, and actions that every page has. */
export function PaletteOverlay({ onClose, onShortcuts }: PaletteOverlayProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayWrite = useMayWrite();
  const commands = useMemo((): readonly Command[] => {
    const create: Command = {
      kind: 'Action',
      label: 'Create subscription',
      words: 'new add',
      run: () => void navigate({ to: '/subscriptions/new' }),
    };
    return [
      ...screens.map(({ to, label }): Command => ({ kind: 'Screen', label, run: () => void navigate({ to }) })),
      ...(mayWrite ? [create] : []),
      {
        kind: 'Action',
        label: 'Refresh subscriptions',
        words: 'reload update',
        run: () => void refreshSubscriptions(queryClient),
      },
      { kind: 'Action', label: 'Keyboard shortcuts', words: 'keys help', run: onShortcuts },
      {
        kind: 'Screen',
        label: 'About and diagnostics',
        words: 'configuration headers licences version',
        run: () => void navigate({ to: '/diagnostics' }),
      },
      {
        kind: 'Action',
        label: 'Sign out',
        words: 'log out leave',
        run: () => void navigate({ to: '/sign-out', state: { isSignOutAsked: true } }),
      },
    ];
  }, [navigate, queryClient, mayWrite, onShortcuts]);
  return <CommandPalette commands={commands} onClose={onClose} />;
}
