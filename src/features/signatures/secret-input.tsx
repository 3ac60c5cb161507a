import { type ReactNode, type Ref, useId, useState } from 'react';
import { PlainButton } from '../../components/plain-button.tsx';
import { FieldNotes } from './paste-field.tsx';

interface SecretInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (secret: string) => void;
  readonly hint: ReactNode;
  readonly problem?: string | undefined;
  readonly actions?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A secret that lives in the state of the page alone: masked until *Reveal* is pressed. */
export function SecretInput({ label, value, onChange, hint, problem, actions, ref }: SecretInputProps) {
  const id = useId();
  const [isRevealed, setIsRevealed] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="row">
        <input
          ref={ref ?? null}
          id={id}
          type={isRevealed ? 'text' : 'password'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          // Browsers fill a saved password into a field that says `off`; into a one-time code they do not.
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          data-gramm="false"
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-about`}
        />
        <PlainButton size="small" onClick={() => setIsRevealed(!isRevealed)}>
          {isRevealed ? 'Hide' : 'Reveal'}
        </PlainButton>
        {actions}
      </div>
      <FieldNotes id={`${id}-about`} hint={hint} problem={problem} />
    </div>
  );
}
