import { useSessionState } from './session-context.tsx';

/**
 * Whose preferences to use: one text for each identity and region, so that accounts do not mix (`openPreference`).
 * It names the client id or OpenID subject, never a secret.
 */
export function useOwner(): string {
  const state = useSessionState();
  if (!('facts' in state)) return '';
  const { region, method, identity } = state.facts;
  return JSON.stringify([region.id, method, identity.id]);
}
