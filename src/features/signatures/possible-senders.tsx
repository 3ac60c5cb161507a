import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useMemo } from 'react';
import { useHttp } from '../../api/http-context.tsx';
import { subscriptionListQuery } from '../../api/queries/subscription-queries.ts';
import { findReceivers } from '../../domain/event-receivers.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { displayUrl } from '../../domain/url-advice.ts';
import { CouldNotLoad } from './could-not-load.tsx';
import { FindingLine } from './finding-line.tsx';

/** More of them are in the list, which can be searched. */
const mostShown = 8;

/** Which subscriptions of this account select the event, by the reading of wildcards that the other screens have. */
export function PossibleSenders({ type }: { readonly type: string }) {
  const id = useId();
  const list = useQuery(subscriptionListQuery(useHttp()));
  const subscriptions = list.data?.subscriptions;
  const receivers = useMemo(() => findReceivers(subscriptions ?? [], type), [subscriptions, type]);
  const enabled = receivers.filter(({ subscription }) => subscription.enabled);
  const disabled = receivers.length - enabled.length;
  return (
    <div className="stack">
      <h3 id={id}>Which subscription may have sent it</h3>
      {list.data === undefined ? (
        list.isError ? (
          <CouldNotLoad what="The subscriptions" query={list} />
        ) : (
          <p>Loading subscriptions …</p>
        )
      ) : (
        <>
          <p className="quiet">
            {enabled.length === 0
              ? 'No enabled subscription of this account selects this event: it comes from another account or region, or from a subscription that was changed, switched off or deleted since.'
              : 'The notification does not name its subscription; these select its event, by this console’s reading of wildcards. Each signs with its own secret.'}
          </p>
          <ul aria-labelledby={id}>
            {enabled.slice(0, mostShown).map(({ subscription: { subscriptionId, name, url }, entries }) => (
              <FindingLine key={subscriptionId} state="note">
                <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId }}>
                  <bdi>{revealHiddenCharacters(name)}</bdi>
                </Link>{' '}
                by <code>{revealHiddenCharacters(entries[0] ?? '')}</code>
                {entries.length > 1 ? ` and ${entries.length - 1} more` : ''}{' '}
                <span className="quiet">
                  <bdi>{displayUrl(url)}</bdi>
                </span>
              </FindingLine>
            ))}
          </ul>
          {enabled.length > mostShown || disabled > 0 ? (
            <p>
              {enabled.length > mostShown ? `And ${(enabled.length - mostShown).toLocaleString()} more. ` : null}
              {disabled > 0
                ? `${disabled.toLocaleString()} disabled ${disabled === 1 ? 'one selects' : 'ones select'} it too. `
                : null}
              <Link to="/subscriptions" search={{ event: type }}>
                Show all in the list
              </Link>
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}
