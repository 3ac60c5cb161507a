interface CrashPlace {
  readonly componentStack?: string | null | undefined;
}

/**
 * What the browser's console gets to know of a crash while rendering: which kind, and in which component. Neither the
 * message nor the error itself, because either may hold what somebody typed, or a secret.
 */
export function reportCrash(error: unknown, { componentStack }: CrashPlace): void {
  const kind = error instanceof Error ? error.name : typeof error;
  // Whoever is asked for help looks there.
  // oxlint-disable-next-line no-console
  console.warn(`A part of the console has failed while it was drawn (${kind}).`, componentStack ?? '');
}
