import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useBackOffUntil } from '../../../api/http-context.tsx';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import { useNotices } from '../../../components/feedback/notice-context.tsx';
import { Problem } from '../../../components/feedback/problem.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { displayUrl } from '../../../domain/url-advice.ts';
import { DeleteEffect } from './delete-effect.tsx';
import { usePropagationTime, useWrites } from '../writes/writes-context.tsx';

interface DeleteDialogProps {
  readonly subscription: Subscription;
  readonly onClose: () => void;
  /** Called instead of `onClose` when it is gone, while this question is still open. */
  readonly onDeleted?: () => void;
}

/** Asks before deleting: it names what goes, and says what cannot be had back. */
export function DeleteDialog({ subscription, onClose, onDeleted = onClose }: DeleteDialogProps) {
  const writes = useWrites();
  const notices = useNotices();
  const time = usePropagationTime();
  const name = revealHiddenCharacters(subscription.name);
  // The second click of a double click arrives before the button is disabled.
  const isUnderWay = useRef(false);
  const deletion = useMutation({
    mutationFn: () => writes.delete(subscription.subscriptionId),
    onSuccess: () => {
      notices.show(`“${name}” is deleted. Notifications may still arrive for up to ${time}.`);
    },
    onSettled: () => {
      isUnderWay.current = false;
    },
  });
  const remove = (): void => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    // Not above: whoever left meanwhile is told, and left where they are.
    deletion.mutate(undefined, { onSuccess: onDeleted });
  };
  const isHeldBack = useBackOffUntil() !== undefined;
  const problem = deletion.isError ? explainSubscriptionError(deletion.error) : undefined;
  return (
    <Dialog
      open
      onClose={deletion.isPending ? undefined : onClose}
      aria-labelledby="delete-title"
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id="delete-title">Delete subscription</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, overflowWrap: 'anywhere' }}>
        <Typography>
          Delete <strong>{name}</strong>, which sends to <bdi>{displayUrl(subscription.url)}</bdi>?
        </Typography>
        <DeleteEffect subscription={subscription} />
        <Typography color="textSecondary">
          Its id and its signing secret are gone for good. To stop notifications for a while, switch it off instead.
        </Typography>
        {problem === undefined ? null : (
          <Problem
            title={problem.isOutcomeUnknown ? problem.title : `Not deleted. ${problem.title}`}
            detail={problem.detail}
          />
        )}
      </DialogContent>
      <DialogActions>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question about loss begins on the harmless answer (acceptance 5) */}
        <Button autoFocus onClick={onClose} disabled={deletion.isPending}>
          Cancel
        </Button>
        <Button color="error" variant="contained" onClick={remove} loading={deletion.isPending} disabled={isHeldBack}>
          Delete
        </Button>
      </DialogActions>
    </Dialog>
  );
}
