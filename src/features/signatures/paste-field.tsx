import { type ReactNode, type Ref, useId } from 'react';

interface PasteFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly rows: number;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A box for pasted text. Neither the browser nor its spell checker, which may send what it checks, learns it. */
export function PasteField({ label, value, onChange, rows, hint, problem, ref }: PasteFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={ref ?? null}
        id={id}
        value={value}
        rows={rows}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        data-gramm="false"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-about`}
      />
      <FieldNotes id={`${id}-about`} hint={hint} problem={problem} />
    </div>
  );
}

interface FieldNotesProps {
  readonly id: string;
  readonly hint: ReactNode;
  readonly problem: string | undefined;
}

/** What is wrong with a field, or else what belongs into it. */
export function FieldNotes({ id, hint, problem }: FieldNotesProps) {
  return (
    <div id={id}>
      {problem === undefined ? <span className="hint">{hint}</span> : <span className="problem">{problem}</span>}
    </div>
  );
}
