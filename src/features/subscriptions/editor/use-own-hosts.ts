import { useMemo } from 'react';
import { useSessionState } from '../../../session/session-context.tsx';

/** Where this console and the API that it calls are. A receiver there would be a loop (acceptance U11). */
export function useOwnHosts(): readonly string[] {
  const state = useSessionState();
  const apiBase = 'facts' in state ? state.facts.region.apiBase : '';
  return useMemo(() => [window.location.host, new URL(apiBase, window.location.href).host], [apiBase]);
}
