import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useHttp } from '../../../api/http-context.tsx';
import { subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import { Callout } from '../../../components/feedback/callout.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { skeleton } from '../../../domain/look-alike.ts';

interface NameAdviceProps {
  readonly name: string;
  readonly ownId: string | undefined;
}

/** Says when a name is hard to tell from another one of the account; names may be alike, so it only says so (D16). */
export function NameAdvice({ name, ownId }: NameAdviceProps) {
  // As this console has read them last, and not asked for: what counts in the end is VCC's own word.
  const { data } = useQuery({ ...subscriptionListQuery(useHttp()), enabled: false });
  const typed = useDeferredValue(name.trim());
  const bySkeleton = useMemo(
    () =>
      new Map(
        data?.subscriptions
          .filter(({ subscriptionId }) => subscriptionId !== ownId)
          .map((other) => [skeleton(other.name), other.name]),
      ),
    [data, ownId],
  );
  const alike = typed === '' ? undefined : bySkeleton.get(skeleton(typed));
  if (alike === undefined) return null;
  return (
    <Callout severity="warning" role="note" isDense>
      {alike === typed ? 'Another subscription has this name: ' : 'This looks like the name of another subscription: '}
      <bdi>{revealHiddenCharacters(alike)}</bdi>
      {alike === typed ? '. VCC refuses a second one.' : '. Choose one that nobody takes for it.'}
    </Callout>
  );
}
