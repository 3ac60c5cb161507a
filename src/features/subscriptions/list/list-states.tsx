import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { ButtonLink } from '../../../components/button-link.ts';

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

/** There are subscriptions, but the search or a filter hides them all. */
export function NothingMatches({ total, onClear }: { readonly total: number; readonly onClear: () => void }) {
  return (
    <Panel>
      <Typography variant="h2">No subscription matches</Typography>
      <Typography color="textSecondary">
        {total === 1 ? 'The one subscription is' : `All ${total.toLocaleString()} subscriptions are`} hidden by the
        search or the filter.
      </Typography>
      <Button variant="outlined" onClick={onClear}>
        Clear search and filter
      </Button>
    </Panel>
  );
}
