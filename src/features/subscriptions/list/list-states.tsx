import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
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
}));

/** The account has no subscription at all. */
export function NothingYet({ isReadOnly }: { readonly isReadOnly: boolean }) {
  return (
    <Panel>
      <Typography variant="h2">No subscriptions yet</Typography>
      <Typography color="textSecondary" sx={{ maxWidth: 480 }}>
        A subscription sends the contact-center events you choose to a URL of yours. Until there is one, VCC notifies
        nobody.
      </Typography>
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
      <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
        {isCertain ? 'No subscription receives' : 'Not known who receives'} <bdi>{revealHiddenCharacters(wanted)}</bdi>
      </Typography>
      <Typography color="textSecondary" sx={{ maxWidth: 480 }}>
        {describeWanted(wanted, knowledge)}{' '}
        {isCertain
          ? 'No entry of any subscription selects it, by name or by wildcard. Correct the filter, or create a subscription that does.'
          : null}
      </Typography>
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
      <Typography variant="h2">No subscription matches</Typography>
      <Typography color="textSecondary">
        {total === 1 ? 'The one subscription is' : `All ${total.toLocaleString()} subscriptions are`} hidden by the
        search or a filter.
      </Typography>
      <PlainButton variant="outlined" onClick={onClear}>
        Clear search and filter
      </PlainButton>
    </Panel>
  );
}
