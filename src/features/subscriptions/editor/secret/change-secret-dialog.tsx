import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { type SyntheticEvent, useState } from 'react';
import { ButtonLink } from '../../../../components/button-link.ts';
import { Callout } from '../../../../components/feedback/callout.tsx';
import { LiveWithin } from '../../../../components/live-within.tsx';
import type { Subscription } from '../../../../domain/subscription.ts';
import { usePropagationTime } from '../../writes/writes-context.tsx';
import { LeaveGuard } from '../leave-guard.tsx';
import { changeSteps, type ChangeStep } from './change-steps.ts';
import { SaveNewSecret, type SecretRisk } from './save-new-secret.tsx';
import { type SecretProgress, useSecretProgress } from './secret-progress.ts';
import { takeFocus } from '../../../../components/take-focus.ts';

interface ChangeSecretDialogProps {
  readonly subscription: Subscription;
  readonly onClose: () => void;
}

/** It stands below all steps, which a narrow screen cannot show at once. */
const bringIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** The form below is not meant by what is pressed here, though it stands around this in React's tree. */
const stop = (event: SyntheticEvent): void => event.stopPropagation();

/** Changes a secret in steps. What only the receiver's owner can know is asked and never claimed. */
export function ChangeSecretDialog({ subscription, onClose }: ChangeSecretDialogProps) {
  const { progress, set } = useSecretProgress(subscription.subscriptionId);
  const [risk, setRisk] = useState<SecretRisk>('none');
  const [timesAsked, setTimesAsked] = useState(0);
  const close = (): void => {
    if (risk !== 'none') return setTimesAsked(timesAsked + 1);
    // What is finished is not gone on with.
    if (progress !== undefined && progress.done >= changeSteps[progress.way].length) set(undefined);
    onClose();
  };
  return (
    <Dialog open onClose={close} onSubmit={stop} aria-labelledby="change-secret-title" fullWidth maxWidth="md">
      <DialogTitle id="change-secret-title">Change the signing secret</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {progress === undefined ? (
          <Ways onChoose={(way) => set({ way, done: 0 })} />
        ) : (
          <Steps
            subscription={subscription}
            progress={progress}
            onProgress={set}
            risk={risk}
            onRisk={(next) => {
              setRisk(next);
              setTimesAsked(0);
            }}
          />
        )}
        {timesAsked > 0 && risk !== 'none' ? (
          // Another one each time: whoever scrolled away from it sees it, and hears it, again.
          <ClosingQuestion key={timesAsked} risk={risk} onClose={onClose} />
        ) : null}
      </DialogContent>
      <DialogActions>
        {progress === undefined || risk !== 'none' ? null : <Button onClick={() => set(undefined)}>Start again</Button>}
        <Button onClick={close}>Close</Button>
      </DialogActions>
      <LeaveGuard risk={risk === 'uncertain' ? 'unsaved' : risk} />
    </Dialog>
  );
}

/** What is said, and the way to close all the same. While an answer is under way there is none. */
const closingQuestions = {
  unsaved: {
    text: 'The new secret is not saved yet. It is gone when this is closed, and the old one stays in force.',
    way: 'Discard it',
  },
  saving: {
    text: 'VCC has not answered yet. Wait until it has: only then is it known which secret is in force.',
    way: undefined,
  },
  uncertain: {
    text: 'Nobody knows whether VCC has the new secret or the old one. Let the receiver accept both, and save the same secret again to be certain.',
    way: 'Close anyway',
  },
} as const;

interface ClosingQuestionProps {
  readonly risk: Exclude<SecretRisk, 'none'>;
  readonly onClose: () => void;
}

/** Said where the dialog does not close yet. */
function ClosingQuestion({ risk, onClose }: ClosingQuestionProps) {
  const { text, way } = closingQuestions[risk];
  const action = (
    <Button color="inherit" size="small" onClick={onClose}>
      {way}
    </Button>
  );
  return (
    <div ref={bringIntoView}>
      <Callout severity="warning" {...(way === undefined ? {} : { action })}>
        {text}
      </Callout>
    </div>
  );
}

function Ways({ onChoose }: { readonly onChoose: (way: SecretProgress['way']) => void }) {
  const time = usePropagationTime();
  return (
    <Box ref={takeFocus} tabIndex={-1} sx={{ display: 'flex', flexDirection: 'column', gap: 2, outline: 'none' }}>
      <Typography>
        VCC knows one secret for each subscription and has no time in which two are valid. There are two ways.
      </Typography>
      <div>
        <Typography variant="h3" sx={{ fontSize: '1rem', fontWeight: 600 }}>
          Swap it now
        </Typography>
        <Typography>
          Four steps. For up to {time} after saving nobody knows which of the two VCC uses, so the receiver has to
          accept both, or it refuses notifications meanwhile. The old secret cannot be put back from here.
        </Typography>
        <Button variant="contained" sx={{ mt: 1 }} onClick={() => onChoose('swap')}>
          Swap it now
        </Button>
      </div>
      <div>
        <Typography variant="h3" sx={{ fontSize: '1rem', fontWeight: 600 }}>
          Without a gap
        </Typography>
        <Typography>
          A second subscription with the new secret runs beside this one until you have seen it verify. It costs more
          work, each event arrives twice meanwhile, and the subscription that remains has another id and name.
        </Typography>
        <Button variant="outlined" sx={{ mt: 1 }} onClick={() => onChoose('second')}>
          Use a second subscription
        </Button>
      </div>
    </Box>
  );
}

interface StepsProps {
  readonly subscription: Subscription;
  readonly progress: SecretProgress;
  readonly onProgress: (progress: SecretProgress) => void;
  readonly risk: SecretRisk;
  readonly onRisk: (risk: SecretRisk) => void;
}

function Steps({ subscription, progress, onProgress, risk, onRisk }: StepsProps) {
  const steps = changeSteps[progress.way];
  const next = (facts: Partial<SecretProgress> = {}): void =>
    onProgress({ ...progress, ...facts, done: progress.done + 1 });
  return (
    <>
      <ol aria-label="Steps" style={{ margin: 0, paddingInlineStart: 24, display: 'grid', gap: 16 }}>
        {steps.map((step, index) => (
          <li key={step.title} aria-current={index === progress.done ? 'step' : undefined}>
            <Typography component="span" sx={{ fontWeight: index === progress.done ? 700 : 400 }}>
              {step.title}
              {index < progress.done ? <i> ({step.kind === 'save' ? 'saved' : 'done, as you said'})</i> : null}
            </Typography>
            {index !== progress.done ? null : step.kind === 'save' ? (
              <div ref={takeFocus} tabIndex={-1} style={{ outline: 'none' }}>
                <Typography>{step.text}</Typography>
                <SaveNewSecret
                  subscription={subscription}
                  risk={risk}
                  onRisk={onRisk}
                  onSaved={(liveAt) => next({ liveAt })}
                />
              </div>
            ) : (
              <CurrentStep
                key={step.title}
                subscription={subscription}
                step={step}
                liveAt={progress.liveAt}
                onSaid={() => next()}
              />
            )}
          </li>
        ))}
      </ol>
      {progress.done < steps.length ? null : (
        <div ref={takeFocus} tabIndex={-1} style={{ outline: 'none' }}>
          <Callout severity="info" role="status">
            That was the last step. What the receiver does is your word: the console has not seen it.
          </Callout>
        </div>
      )}
    </>
  );
}

interface CurrentStepProps {
  readonly subscription: Subscription;
  readonly step: ChangeStep;
  readonly liveAt: number | undefined;
  readonly onSaid: () => void;
}

function CurrentStep({ subscription, step, liveAt, onSaid }: CurrentStepProps) {
  return (
    <div ref={takeFocus} tabIndex={-1} style={{ outline: 'none' }}>
      <Typography>{step.text}</Typography>
      {liveAt === undefined || step.kind !== 'verify' ? null : (
        <Typography color="textSecondary">
          VCC has taken the new secret.{' '}
          <Box component="span" sx={{ display: 'inline-block', '&::first-letter': { textTransform: 'uppercase' } }}>
            <LiveWithin liveAt={liveAt} />
          </Box>
        </Typography>
      )}
      <Typography component="div" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {step.kind === 'verify' ? <ButtonLink to="/signatures">Verify a notification</ButtonLink> : null}
        {step.kind === 'copy' ? (
          <ButtonLink to="/subscriptions/new" search={{ copyOf: subscription.subscriptionId }}>
            Duplicate
          </ButtonLink>
        ) : null}
        <Button variant="contained" onClick={onSaid}>
          {step.said}
        </Button>
      </Typography>
    </div>
  );
}
