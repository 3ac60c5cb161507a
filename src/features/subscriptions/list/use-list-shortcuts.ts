import { useNavigate } from '@tanstack/react-router';
import { useShortcuts } from '../../../components/shortcuts/use-shortcuts.ts';
import type { ListRow } from './list-rows.ts';
import { indexOfId, type RowFocus } from './use-row-focus.ts';

export const searchId = 'subscription-search';

/** The first row in the page that is not scrolled away under the header. */
function firstInView(container: HTMLElement | null): string | undefined {
  const top = container?.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
  const rows = [...(container?.querySelectorAll<HTMLElement>('tr[data-id]') ?? [])];
  return rows.find((row) => row.getBoundingClientRect().top >= top - 1)?.dataset['id'];
}

/** The row that has the focus: one that had it may be far out of sight by now, and its actions with it. */
function focusedId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('tr[data-id]')?.dataset['id'];
}

function focusSearch(): void {
  const search = document.getElementById(searchId);
  if (!(search instanceof HTMLInputElement)) return;
  search.focus();
  search.select();
}

/** The list's keys: to the search, from row to row, into a row, and to a new subscription. */
export function useListShortcuts(
  rows: readonly ListRow[],
  focus: RowFocus,
  isReadOnly: boolean,
  toggle: (subscriptionId: string) => void,
): void {
  const navigate = useNavigate();
  const { container, keptId, isInside, moveTo } = focus;
  const step = (by: 1 | -1) => (): void => {
    const position = indexOfId(rows, keptId);
    const next = rows[position + by]?.subscription.subscriptionId;
    const target = isInside() && position !== -1 ? next : (firstInView(container.current) ?? keptId);
    if (target !== undefined) moveTo(target);
  };
  const edit = (): void => {
    const subscriptionId = focusedId();
    if (subscriptionId !== undefined)
      void navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId } });
  };
  useShortcuts({
    '/': focusSearch,
    j: step(1),
    k: step(-1),
    x: () => {
      const subscriptionId = focusedId();
      if (subscriptionId !== undefined) toggle(subscriptionId);
    },
    e: edit,
    n: isReadOnly ? undefined : () => void navigate({ to: '/subscriptions/new' }),
  });
}
