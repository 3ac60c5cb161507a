import { type FormEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { PlainButton } from '../../components/plain-button.tsx';
import type { EventType } from '../../domain/event-type.ts';
import { generateSecret } from '../../domain/generate-secret.ts';
import { FieldNotes, PasteField } from './paste-field.tsx';
import { SecretInput } from './secret-input.tsx';
import type { SampleWish, sampleDataOf, SignedSample, signSample } from './sign-sample.ts';
import { SignedSampleView } from './signed-sample-view.tsx';
import { SubmitButton } from './submit-button.ts';
import type { Pasted } from './use-verification.ts';

/** What brings the generator of samples, and is loaded later than the page. */
export interface SampleTools {
  readonly sampleDataOf: typeof sampleDataOf;
  readonly signSample: typeof signSample;
}

interface SampleMakerProps {
  readonly eventType: EventType;
  readonly tools: SampleTools;
  readonly onCheck: (sample: Pasted) => void;
}

/** The form of the sample, and what it makes. All of it, the secret too, is state of this component alone. */
export function SampleMaker({ eventType, tools, onCheck }: SampleMakerProps) {
  const [number, setNumber] = useState(0);
  const [wish, setWish] = useState<SampleWish>(() => ({
    data: tools.sampleDataOf(eventType, 0),
    url: 'http://localhost:3000/webhook',
    secret: '',
  }));
  const [made, setMade] = useState<SignedSample>();

  const change = (changes: Partial<SampleWish>): void => {
    setWish({ ...wish, ...changes });
    setMade(undefined);
  };
  const showOther = (): void => {
    setNumber(number + 1);
    change({ data: tools.sampleDataOf(eventType, number + 1) });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMade(await tools.signSample(wish, eventType, Date.now()));
  };
  const form = useRef<HTMLFormElement>(null);
  // The outside system is the page's focus: it goes to what has to be mended, together with the words.
  useLayoutEffect(() => {
    if (made?.ok === false) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [made]);
  const problems = made?.ok === false ? made.problems : {};

  return (
    <div className="columns">
      <form ref={form} className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <PasteField
          label="Sample data"
          rows={10}
          value={wish.data}
          onChange={(data) => change({ data })}
          problem={problems.data}
          hint="Made up from the schema; change it as you like. The envelope is put around it."
        />
        <div className="actions">
          <PlainButton variant="outlined" size="small" onClick={showOther}>
            Other sample data
          </PlainButton>
        </div>
        <ReceiverUrlField value={wish.url} onChange={(url) => change({ url })} problem={problems.url} />
        <SecretInput
          label="Secret to sign with"
          value={wish.secret}
          onChange={(secret) => change({ secret })}
          problem={problems.secret}
          hint="The one that your receiver has, or a new one for a try."
          actions={<GenerateButton onGenerate={(secret) => change({ secret })} />}
        />
        <div className="actions">
          <SubmitButton type="submit">Make sample</SubmitButton>
        </div>
      </form>
      {made?.ok === true ? (
        <SignedSampleView
          key={made.request.signature}
          sample={made}
          onCheck={() => onCheck({ header: made.request.signature, body: made.request.body, secret: wish.secret })}
        />
      ) : (
        <p className="quiet">
          The sample appears here as a command for curl, HTTPie or PowerShell, and as raw HTTP. It is valid for five
          minutes, like VCC’s own.
        </p>
      )}
    </div>
  );
}

interface ReceiverUrlFieldProps {
  readonly value: string;
  readonly onChange: (url: string) => void;
  readonly problem: string | undefined;
}

function ReceiverUrlField({ value, onChange, problem }: ReceiverUrlFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Receiver URL</label>
      <input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-about`}
      />
      <FieldNotes id={`${id}-about`} hint="Only written into the command." problem={problem} />
    </div>
  );
}

function GenerateButton({ onGenerate }: { readonly onGenerate: (secret: string) => void }) {
  return (
    <PlainButton size="small" onClick={() => onGenerate(generateSecret())}>
      Generate
    </PlainButton>
  );
}
