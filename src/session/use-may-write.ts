import { useSessionState } from './session-context.tsx';

/** Whether the credentials may change anything. Convenience for the screen; the API enforces it (contract section 8). */
export function useMayWrite(): boolean {
  const state = useSessionState();
  return (state.status === 'signed-in' || state.status === 'expired') && state.facts.canWrite;
}
