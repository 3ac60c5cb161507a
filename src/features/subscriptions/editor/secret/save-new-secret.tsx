import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { OutcomeUnknownError } from '../../../../api/errors.ts';
import { type Explanation, explainSubscriptionError } from '../../../../api/explain-error.ts';
import { PartBoundary } from '../../../../components/feedback/part-boundary.tsx';
import { Problem } from '../../../../components/feedback/problem.tsx';
import { TextLine } from '../../../../components/form/text-line.tsx';
import { generateSecret } from '../../../../domain/generate-secret.ts';
import { adviseSecret } from '../../../../domain/secret.ts';
import type { Subscription } from '../../../../domain/subscription.ts';
import { useRevise } from '../../writes/use-revise.ts';
import { useWrites } from '../../writes/writes-context.tsx';
import { PlainSecret, SecretOnce } from './secret-once.tsx';

/**
 * What leaving would mean: nothing to lose; a secret that was never sent; one that is being sent; or one of which nobody
 * knows whether VCC has it, because its answer was lost.
 */
export type SecretRisk = 'none' | 'unsaved' | 'saving' | 'uncertain';

interface SaveNewSecretProps {
  readonly subscription: Subscription;
  readonly risk: SecretRisk;
  readonly onRisk: (risk: SecretRisk) => void;
  readonly onSaved: (liveAt: number) => void;
}

/** Makes or takes a secret, has it stored before anything is sent, and saves it alone. */
export function SaveNewSecret({ subscription, risk, onRisk, onSaved }: SaveNewSecretProps) {
  const revise = useRevise();
  const { propagationSeconds } = useWrites();
  const id = useId();
  const [own, setOwn] = useState('');
  const [made, setMade] = useState<string>();
  const [isStored, setIsStored] = useState(false);
  const [problem, setProblem] = useState<Explanation>();
  const advice = adviseSecret(own, subscription.name);
  const secret = made ?? own;
  const isSaving = risk === 'saving';
  // Another secret now would leave three that may be in force: this one is saved again until that is known.
  const isFixed = isSaving || risk === 'uncertain';
  const hold = (next: { readonly made?: string; readonly own: string }): void => {
    setMade(next.made);
    setOwn(next.own);
    setIsStored(false);
    onRisk(next.made === undefined && next.own === '' ? 'none' : 'unsaved');
  };
  const save = async (): Promise<void> => {
    const wasUncertain = risk === 'uncertain';
    onRisk('saving');
    setProblem(undefined);
    try {
      const { isSecretUncertain } = await revise(subscription, { secret });
      if (isSecretUncertain) throw new OutcomeUnknownError('secret');
      onRisk('none');
      onSaved(Date.now() + propagationSeconds * 1_000);
    } catch (error) {
      setProblem(explainSubscriptionError(error));
      onRisk(wasUncertain || error instanceof OutcomeUnknownError ? 'uncertain' : 'unsaved');
    }
  };
  return (
    <Typography component="div" sx={{ display: 'grid', gap: 1.5, mt: 1, justifyItems: 'start' }}>
      <Button variant="outlined" disabled={isFixed} onClick={() => hold({ made: generateSecret(), own: '' })}>
        {made === undefined ? 'Generate' : 'Generate another'}
      </Button>
      {made === undefined ? (
        <TextLine
          id={id}
          label="Or your own secret"
          type="password"
          autoComplete="one-time-code"
          value={own}
          readOnly={isFixed}
          error={advice.problem !== undefined}
          helperText={
            [advice.problem, ...advice.warnings].filter(Boolean).join(' ') || 'Also one that you generated here before.'
          }
          onChange={(event) => hold({ own: event.target.value })}
        />
      ) : (
        <PartBoundary key={made} what="The secret" renderFailure={() => <PlainSecret secret={made} />}>
          <SecretOnce secret={made} />
        </PartBoundary>
      )}
      <FormControlLabel
        control={
          <Checkbox
            checked={isStored}
            disabled={secret === '' || isFixed}
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
        {risk === 'uncertain' ? 'Save the same secret again' : 'Save the new secret'}
      </Button>
    </Typography>
  );
}
