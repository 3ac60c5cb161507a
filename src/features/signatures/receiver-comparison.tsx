import type { ReceiverValue, ReceiverValues } from '../../domain/notification-signature/receiver-values.ts';
import { FindingLine } from './finding-line.tsx';

/** For a receiver that disagrees: whoever logs what it computes finds here what it does. */
export function ReceiverComparison({ values }: { readonly values: ReceiverValues }) {
  return (
    <details>
      <summary>My receiver computes something else</summary>
      <div className="stack">
        <p className="quiet">
          Let your receiver log the two values that it compares, for this very notification, and look for them here.
        </p>
        <Values title="SHA-256 of the body, to compare with payload_hash" verb="hashes" values={values.hashes} />
        <Values
          title="Signature, to compare with the third part of the header"
          verb="signs with"
          values={values.signatures}
        />
        <p className="quiet">
          Neither of them? Then it works on another body or another header than these, or with another secret.
        </p>
      </div>
    </details>
  );
}

interface ValuesProps {
  readonly title: string;
  readonly verb: string;
  readonly values: readonly ReceiverValue[];
}

function Values({ title, verb, values }: ValuesProps) {
  if (values.length === 0) return null;
  return (
    <div className="stack">
      <h4>{title}</h4>
      <ul>
        {values.map(({ value, meaning, isRight }) => (
          <FindingLine key={meaning} state={isRight ? 'good' : 'bad'} isToldInWords>
            {isRight ? 'Right: it ' : 'Wrong: it '}
            {verb} {meaning}.<br />
            <code>{value}</code>
          </FindingLine>
        ))}
      </ul>
    </div>
  );
}
