import { styled } from '@mui/material/styles';
import { ButtonLink } from '../../../components/button-link.ts';
import { PlainButton } from '../../../components/plain-button.tsx';
import { isPattern } from '../../../domain/event-pattern.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { describeWanted } from './event-filter-words.ts';
import type { EventFilter } from './use-event-filter.ts';

const Panel = styled('div')(({ theme }) => ({
  display: 'grid',
  justifyItems: 'center',
  alignContent: 'center',
  gap: theme.spacing(2),
  padding: theme.spacing(6, 2),
  textAlign: 'center',
  border: `1px dashed ${theme.vars.palette.divider}`,
  borderRadius: 8,
  '& h2': { ...theme.typography.h2, margin: 0, overflowWrap: 'anywhere' },
  '& p': { maxWidth: 480, margin: 0, color: theme.vars.palette.text.secondary },
}));

/** The account has no subscription at all. */
export function NothingYet({ isReadOnly }: { readonly isReadOnly: boolean }) {
  return (
    <Panel>
      <h2>No subscriptions yet</h2>
      <p>
        A subscription sends the contact-center events you choose to a URL of yours. Until there is one, VCC notifies
        nobody.
      </p>
      {isReadOnly ? null : (
        <ButtonLink variant="outlined" to="/subscriptions/new">
          Create the first subscription
        </ButtonLink>
      )}
    </Panel>
  );
}

interface NobodyReceivesProps {
  readonly filter: EventFilter;
  readonly isReadOnly: boolean;
  readonly onClear: () => void;
}

/** The answer to "who receives this event?" is nobody, enabled or not, in the whole account. */
export function NobodyReceives({ filter: { wanted, knowledge }, isReadOnly, onClear }: NobodyReceivesProps) {
  const isCertain = knowledge.status === 'known' || !isPattern(wanted);
  return (
    <Panel>
      <h2>
        {isCertain ? 'No subscription receives' : 'Not known who receives'} <bdi>{revealHiddenCharacters(wanted)}</bdi>
      </h2>
      <p>
        {describeWanted(wanted, knowledge)}{' '}
        {isCertain
          ? 'No entry of any subscription selects it, by name or by wildcard. Correct the filter, or create a subscription that does.'
          : null}
      </p>
      <div>
        <PlainButton variant="outlined" onClick={onClear}>
          Clear filter
        </PlainButton>{' '}
        {isReadOnly ? null : <ButtonLink to="/subscriptions/new">Create a subscription</ButtonLink>}
      </div>
    </Panel>
  );
}

/** There are subscriptions, but the search or a filter hides them all. */
export function NothingMatches({ total, onClear }: { readonly total: number; readonly onClear: () => void }) {
  return (
    <Panel>
      <h2>No subscription matches</h2>
      <p>
        {total === 1 ? 'The one subscription is' : `All ${total.toLocaleString()} subscriptions are`} hidden by the
        search or a filter.
      </p>
      <PlainButton variant="outlined" onClick={onClear}>
        Clear search and filter
      </PlainButton>
    </Panel>
  );
}
