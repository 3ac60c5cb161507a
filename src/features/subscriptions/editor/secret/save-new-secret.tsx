import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { OutcomeUnknownError } from '../../../../api/errors.ts';
import { type Explanation, explainSubscriptionError } from '../../../../api/explain-error.ts';
import { Problem } from '../../../../components/feedback/problem.tsx';
import { TextLine } from '../../../../components/form/text-line.tsx';
import { generateSecret } from '../../../../domain/generate-secret.ts';
import { adviseSecret } from '../../../../domain/secret.ts';
import type { Subscription } from '../../../../domain/subscription.ts';
import { useRevise } from '../../writes/use-revise.ts';
import { useWrites } from '../../writes/writes-context.tsx';
import { SecretOnce } from './secret-once.tsx';

interface SaveNewSecretProps {
  readonly subscription: Subscription;
  /** Whether a secret would be lost by leaving. */
  readonly onHolding: (isHolding: boolean) => void;
  readonly onSaved: (liveAt: number) => void;
}

/** Makes or takes a secret, has it stored before anything is sent, and saves it alone. */
export function SaveNewSecret({ subscription, onHolding, onSaved }: SaveNewSecretProps) {
  const revise = useRevise();
  const { propagationSeconds } = useWrites();
  const id = useId();
  const [own, setOwn] = useState('');
  const [made, setMade] = useState<string>();
  const [isStored, setIsStored] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<Explanation>();
  const advice = adviseSecret(own, subscription.name);
  const secret = made ?? own;
  const hold = (next: { readonly made?: string; readonly own: string }): void => {
    setMade(next.made);
    setOwn(next.own);
    setIsStored(false);
    onHolding(next.made !== undefined || next.own !== '');
  };
  const save = async (): Promise<void> => {
    setIsSaving(true);
    setProblem(undefined);
    try {
      const { isSecretUncertain } = await revise(subscription, { secret });
      if (isSecretUncertain) throw new OutcomeUnknownError('secret');
      onHolding(false);
      onSaved(Date.now() + propagationSeconds * 1_000);
    } catch (error) {
      setProblem(explainSubscriptionError(error));
      setIsSaving(false);
    }
  };
  return (
    <Typography component="div" sx={{ display: 'grid', gap: 1.5, mt: 1, justifyItems: 'start' }}>
      <Button variant="outlined" disabled={isSaving} onClick={() => hold({ made: generateSecret(), own: '' })}>
        {made === undefined ? 'Generate' : 'Generate another'}
      </Button>
      {made === undefined ? (
        <TextLine
          id={id}
          label="Or your own secret"
          type="password"
          autoComplete="one-time-code"
          value={own}
          readOnly={isSaving}
          error={advice.problem !== undefined}
          helperText={
            [advice.problem, ...advice.warnings].filter(Boolean).join(' ') || 'Also one that you generated here before.'
          }
          onChange={(event) => hold({ own: event.target.value })}
        />
      ) : (
        <SecretOnce key={made} secret={made} />
      )}
      <FormControlLabel
        control={
          <Checkbox
            checked={isStored}
            disabled={secret === '' || isSaving}
            onChange={(event) => setIsStored(event.target.checked)}
          />
        }
        label="The receiver has stored this secret"
      />
      {problem === undefined ? null : <Problem title={problem.title} detail={problem.detail} />}
      <Button
        variant="contained"
        disabled={!isStored || advice.problem !== undefined}
        loading={isSaving}
        onClick={() => void save()}
      >
        Save the new secret
      </Button>
    </Typography>
  );
}
