import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Fields, SomeFields } from '../../../../domain/activity/activity-entry.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import {
  type ConflictChoices,
  findConflicts,
  findMoved,
  resolveConflicts,
} from '../../../../domain/review/three-way.ts';
import { ConflictField, fieldLabels, showField } from './conflict-field.tsx';

interface ConflictDialogProps {
  /** What was there when the form was opened. */
  readonly base: Fields;
  /** What is there now. */
  readonly theirs: Fields;
  /** What the person changes. */
  readonly wish: SomeFields;
  /** What the subscription shall be; undefined when the person rather keeps editing. */
  readonly onAnswer: (resolved: Fields | undefined) => void;
}

/** Two people changed the same: neither is overwritten before somebody has looked at both (acceptance G11). */
export function ConflictDialog({ base, theirs, wish, onAnswer }: ConflictDialogProps) {
  const [choices, setChoices] = useState<ConflictChoices>({});
  const conflicts = findConflicts(base, theirs, wish);
  const others = findMoved(base, theirs).filter((field) => wish[field] === undefined);
  const open = conflicts.filter((field) => choices[field] === undefined).length;
  const keep = (): void => onAnswer(undefined);
  return (
    <Dialog open onClose={keep} aria-labelledby="conflict-title" fullWidth maxWidth="sm">
      <DialogTitle id="conflict-title">Changed by someone else</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start', gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography>
          <strong>
            <bdi>{revealHiddenCharacters(base.name)}</bdi>
          </strong>{' '}
          was changed elsewhere after you opened it, where you changed it too. Nothing is saved yet: choose what it
          shall be.
        </Typography>
        {conflicts.map((field) => (
          <ConflictField
            key={field}
            field={field}
            base={base}
            theirs={theirs}
            mine={{ ...base, ...wish }}
            choice={choices[field]}
            onChoose={(choice) => setChoices({ ...choices, [field]: choice })}
          />
        ))}
        {others.length === 0 ? null : (
          <Typography variant="body2" color="textSecondary">
            Changed elsewhere only, and kept so:{' '}
            {others.map((field, index) => (
              <span key={field}>
                {index === 0 ? '' : '; '}
                {fieldLabels[field]}: <bdi>{showField(field, theirs)}</bdi>
              </span>
            ))}
            .
          </Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Typography variant="body2" color="textSecondary" role="status" sx={{ mr: 'auto', pl: 1 }}>
          {open === 0 ? '' : `${open === 1 ? '1 field is' : `${open} fields are`} to be decided.`}
        </Typography>
        <Button onClick={keep}>Keep editing</Button>
        <Button
          variant="contained"
          disabled={open > 0}
          onClick={() => onAnswer(resolveConflicts(base, theirs, wish, choices))}
        >
          Apply
        </Button>
      </DialogActions>
    </Dialog>
  );
}
