import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useCallback } from 'react';

/**
 * Follows the plain anchors inside an element as the router follows its links; other clicks are the browser's. A link
 * of the router works out its address and listens for changes of it: too dear for each row that is scrolled by.
 */
export function useFollowLinks(): (event: MouseEvent) => void {
  const router = useRouter();
  return useCallback(
    (event) => {
      const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : undefined;
      const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!href || event.defaultPrevented || event.button !== 0 || hasModifier) return;
      event.preventDefault();
      void router.navigate({ href });
    },
    [router],
  );
}
