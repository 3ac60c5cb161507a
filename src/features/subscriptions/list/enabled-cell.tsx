import { type SyntheticEvent, useId } from 'react';
import type { Subscription } from '../../../domain/subscription.ts';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import { LiveWithin } from '../../../components/live-within.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import type { SwitchState } from '../writes/enabled-switches.ts';
import { useWrites } from '../writes/writes-context.tsx';

interface EnabledCellProps {
  readonly subscription: Subscription;
  readonly state: SwitchState | undefined;
  /** When its last change is live for certain (epoch ms); undefined when it is by now. */
  readonly liveAt: number | undefined;
  readonly isReadOnly: boolean;
}

interface CaptionProps extends Pick<EnabledCellProps, 'state' | 'liveAt'> {
  readonly isOn: boolean;
}

function Caption({ state, isOn, liveAt }: CaptionProps) {
  if (state?.phase === 'settling') return isOn ? 'Switching on …' : 'Switching off …';
  return (
    <>
      {isOn ? 'On' : 'Off'}
      {liveAt === undefined ? null : (
        <>
          , <LiveWithin liveAt={liveAt} />
        </>
      )}
    </>
  );
}

/** The row's switch: it shows the wish at once, and below it what became of it. */
export function EnabledCell({ subscription, state, liveAt, isReadOnly }: EnabledCellProps) {
  const { subscriptionId, name, enabled } = subscription;
  const { switches } = useWrites();
  const id = useId();
  const isOn = state?.phase === 'settling' ? state.wish : enabled;
  return (
    <label className="status" htmlFor={id} title={isReadOnly ? 'Your credentials can only read' : undefined}>
      <input
        id={id}
        className="toggle"
        type="checkbox"
        role="switch"
        data-control="switch"
        aria-checked={isOn}
        aria-label={`Enabled: ${revealHiddenCharacters(name)}`}
        aria-busy={state?.phase === 'settling'}
        disabled={isReadOnly}
        checked={isOn}
        onChange={(event) => switches.wish(subscriptionId, event.target.checked)}
      />
      <span className="caption">
        <Caption state={state} isOn={isOn} liveAt={liveAt} />
      </span>
    </label>
  );
}

/** Why the last wish was not granted, on the row where the person can act. */
export function SwitchFailure({
  subscription,
  error,
  isSaid,
}: {
  readonly subscription: Subscription;
  readonly error: unknown;
  /** Told elsewhere already, while the row was out of sight: once is enough. */
  readonly isSaid: boolean;
}) {
  const { switches } = useWrites();
  const { title, detail, isOutcomeUnknown } = explainSubscriptionError(error);
  const dismiss = (event: SyntheticEvent): void => {
    // This button goes away: the focus goes to the switch it spoke of, or to the name where nobody may press that.
    const row = event.currentTarget.closest('tr');
    const target = row?.querySelector('[role="switch"]:enabled') ?? row?.querySelector('a.name');
    if (target instanceof HTMLElement) target.focus();
    switches.dismissFailure(subscription.subscriptionId);
  };
  return (
    <div className="failure" role={isSaid ? undefined : 'alert'}>
      {isOutcomeUnknown ? '' : `Still ${subscription.enabled ? 'on' : 'off'}. `}
      {title}. {detail}{' '}
      <button type="button" onClick={dismiss}>
        Dismiss<span className="hidden"> the message about {subscription.name}</span>
      </button>
    </div>
  );
}
