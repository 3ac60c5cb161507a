import { useEffect, useId, useState } from 'react';
import { PlainButton } from '../../components/plain-button.tsx';
import { takeFocus } from '../../components/take-focus.ts';
import {
  type CommandKind,
  commandKinds,
  requestCommand,
} from '../../domain/notification-signature/request-commands.ts';
import { CodeBlock } from './code-block.tsx';
import { FindingLine } from './finding-line.tsx';
import type { SignedSample } from './sign-sample.ts';

interface SignedSampleViewProps {
  readonly sample: SignedSample & { readonly ok: true };
  readonly onCheck: () => void;
}

/** The signed request as something to run. Its life is five minutes, and it says when that is over. */
export function SignedSampleView({ sample, onCheck }: SignedSampleViewProps) {
  const { request, expiresAt, faults } = sample;
  const id = useId();
  const [kind, setKind] = useState<CommandKind>('curl');
  const [isOver, setIsOver] = useState(false);
  // The outside system is the clock.
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), expiresAt - Date.now());
    return () => clearTimeout(timer);
  }, [expiresAt]);
  return (
    <div className="stack">
      {/* Who pressed the button reads on here: another sample has another heading, which takes the focus anew. */}
      <h3 key={expiresAt} ref={takeFocus} tabIndex={-1}>
        Signed sample
      </h3>
      <p role="status">
        {isOver
          ? 'Its signature has expired: make the sample again.'
          : `Synthetic. Its signature is valid until ${new Date(expiresAt).toLocaleTimeString()}.`}
      </p>
      {faults.length === 0 ? null : (
        <ul aria-label="What does not fit the schema">
          {faults.map(({ place, text }) => (
            <FindingLine key={`${place} ${text}`} state="odd">
              <code>{place}</code>: {text}
            </FindingLine>
          ))}
        </ul>
      )}
      <div className="field">
        <label htmlFor={id}>Send it with</label>
        <select
          id={id}
          value={kind}
          onChange={(event) => setKind(commandKinds.find((each) => each === event.target.value) ?? kind)}
        >
          {commandKinds.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
      <CodeBlock
        key={kind}
        label={`${kind} ${kind === 'Raw HTTP' ? 'request' : 'command'}`}
        text={requestCommand(kind, request)}
        wraps
      />
      <p className="hint">
        {kind === 'Raw HTTP'
          ? 'The lines of the head end with CR LF when it is copied; a tool that changes the body breaks the signature.'
          : 'The body is written in ASCII alone, so that no terminal can change it.'}
      </p>
      <div className="actions">
        <PlainButton variant="outlined" size="small" onClick={onCheck}>
          Check this sample above
        </PlainButton>
      </div>
    </div>
  );
}
