/** “3 subscriptions that were selected are gone.” */
export function vanishedWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'One subscription that was selected no longer exists: it left the selection.'
    : `${count.toLocaleString()} subscriptions that were selected no longer exist: they left the selection.`;
}
