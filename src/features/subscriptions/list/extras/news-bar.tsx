import { styled } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type SyntheticEvent, useMemo } from 'react';
import { forgetNews } from '../../../../api/queries/subscription-queries.ts';
import { PlainButton } from '../../../../components/plain-button.tsx';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import type { ListNews } from '../../../../domain/list-news.ts';
import type { Subscription } from '../../../../domain/subscription.ts';

/** Takes no place while it says nothing, not even the page's gap. */
const Region = styled('div')(({ theme }) => ({ '&:empty': { marginBlockStart: theme.spacing(-2) } }));

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(0.5, 2),
  padding: theme.spacing(0.75, 1.5),
  border: `1px solid ${theme.vars.palette.info.main}`,
  borderRadius: 8,
  fontSize: '0.875rem',
  overflowWrap: 'anywhere',
  '& > span': { flex: '1 1 240px' },
}));

/** As many as a line can name. */
const named = 3;

interface GroupProps {
  readonly what: string;
  readonly subscriptions: readonly Subscription[];
  readonly children: (subscription: Subscription) => ReactNode;
}

function Group({ what, subscriptions, children }: GroupProps) {
  if (subscriptions.length === 0) return null;
  return (
    <>
      <strong>
        {subscriptions.length.toLocaleString()} {what}
      </strong>{' '}
      (
      {subscriptions.slice(0, named).map((subscription, index) => (
        <span key={subscription.subscriptionId}>
          {index === 0 ? '' : ', '}
          {children(subscription)}
        </span>
      ))}
      {subscriptions.length > named ? ' and others' : ''}).{' '}
    </>
  );
}

const toLink = ({ subscriptionId, name }: Subscription) => (
  <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId }}>
    <bdi>{revealHiddenCharacters(name)}</bdi>
  </Link>
);

interface NewsBarProps {
  readonly news: ListNews | undefined;
  readonly subscriptions: readonly Subscription[];
}

/** What others changed since somebody last looked; in the page before anything is said, to be announced. */
export function NewsBar({ news, subscriptions }: NewsBarProps) {
  const queryClient = useQueryClient();
  const { changed, added } = useMemo(
    () => ({
      changed: subscriptions.filter(({ subscriptionId }) => news?.changed.has(subscriptionId)),
      added: subscriptions.filter(({ subscriptionId }) => news?.added.has(subscriptionId)),
    }),
    [subscriptions, news],
  );
  const vanished = news?.vanished ?? [];
  const see = (event: SyntheticEvent): void => {
    // This button goes away.
    event.currentTarget.closest('main')?.querySelector<HTMLElement>('h1')?.focus();
    forgetNews(queryClient);
  };
  return (
    <Region role="status">
      {changed.length + added.length + vanished.length === 0 ? null : (
        <Bar>
          <span>
            Since you last looked, somebody else made a difference:{' '}
            <Group what="changed" subscriptions={changed}>
              {toLink}
            </Group>
            <Group what="new" subscriptions={added}>
              {toLink}
            </Group>
            <Group what="gone" subscriptions={vanished}>
              {({ name }) => <bdi>{revealHiddenCharacters(name)}</bdi>}
            </Group>
          </span>
          <PlainButton size="small" onClick={see}>
            Mark as seen
          </PlainButton>
        </Bar>
      )}
    </Region>
  );
}
