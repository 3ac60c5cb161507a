/** Whether a person sees the row of a subscription now: in the page, not scrolled away, and not under the header. */
export function isRowInView(subscriptionId: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-id]')];
  const row = rows.find((candidate) => candidate.dataset['id'] === subscriptionId);
  const frame = row?.closest('[role="region"]');
  if (row === undefined || frame === null || frame === undefined) return false;
  const { top, bottom } = row.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  const headBottom = frame.querySelector('th')?.getBoundingClientRect().bottom ?? 0;
  return middle >= headBottom && middle <= Math.min(frame.getBoundingClientRect().bottom, window.innerHeight);
}
