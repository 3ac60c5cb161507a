import { useId } from 'react';
import { takeFocus } from '../../components/take-focus.ts';
import type { Verdict } from '../../domain/notification-signature/verify-notification.ts';
import { FindingLine, type LineState } from './finding-line.tsx';
import { NotificationView } from './notification-view.tsx';
import type { Result } from './use-verification.ts';

interface VerdictWords {
  readonly state: 'good' | 'bad' | 'open';
  readonly title: string;
  readonly detail: string;
  readonly advice: string | undefined;
}

function describe({ isValid, faults }: Verdict): VerdictWords {
  const [fault] = faults;
  if (fault !== undefined) {
    return { state: 'bad', title: `Not valid: ${fault.title}`, detail: fault.detail, advice: fault.advice };
  }
  const state = isValid === true ? 'good' : 'open';
  return {
    state,
    title: isValid === true ? 'Valid: this secret has signed this body.' : 'Nothing is wrong so far.',
    detail:
      isValid === true
        ? 'A receiver that checks it as VCC’s documentation says must accept it.'
        : 'Header, body and time are right. Whether the signature is right can be told with the secret only.',
    advice:
      isValid === true
        ? 'If your receiver refuses it all the same, compare what it computes with the values below.'
        : undefined,
  };
}

const stateOf = (isPassed: boolean | undefined): LineState =>
  isPassed === undefined ? 'open' : isPassed ? 'good' : 'bad';

/** The verdict in words, by signature, hash and time alone, and then everything else that can be told. */
export function VerdictView({ result, hasSecret }: { readonly result: Result; readonly hasSecret: boolean }) {
  const { verdict } = result;
  const { state, title, detail, advice } = describe(verdict);
  const others = verdict.faults.slice(1);
  const checksId = useId();
  const isVerdict = hasSecret || state === 'bad';
  return (
    <>
      <section className="verdict" data-state={state} aria-label={isVerdict ? 'Verdict' : 'Checked without the secret'}>
        {/* Who pressed Verify reads on here, also where it is out of view. */}
        <h3 ref={takeFocus} tabIndex={-1}>
          {title}
        </h3>
        <p>{detail}</p>
        {advice === undefined ? null : (
          <p>
            <strong>What to do:</strong> {advice}
          </p>
        )}
        {others.length === 0 ? null : (
          <ul aria-label="Also wrong">
            {others.map((fault) => (
              <FindingLine key={fault.kind} state="bad" isToldInWords>
                Also: {fault.title} <span className="quiet">{fault.detail}</span>
              </FindingLine>
            ))}
          </ul>
        )}
      </section>
      <h3 id={checksId}>Step by step</h3>
      <ul aria-labelledby={checksId}>
        {verdict.checks.map(({ name, isPassed, words }) => (
          <FindingLine key={name} state={stateOf(isPassed)}>
            <strong>{name}.</strong> {words}
          </FindingLine>
        ))}
        {verdict.remarks.map((remark) => (
          <FindingLine key={remark} state="odd">
            {remark}
          </FindingLine>
        ))}
      </ul>
      <NotificationView result={result} />
    </>
  );
}
