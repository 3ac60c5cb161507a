import { type FormEvent, useId, useState } from 'react';
import { PlainButton } from '../../components/plain-button.tsx';
import { makeSampleEvent } from '../../domain/event-schema/sample-event.ts';
import type { EventType } from '../../domain/event-type.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { type SampleWish, type SignedSample, signSample } from './sign-sample.ts';
import { FieldNotes, PasteField } from './paste-field.tsx';
import { SecretInput } from './secret-input.tsx';
import { SignedSampleView } from './signed-sample-view.tsx';
import { SubmitButton } from './submit-button.ts';
import { toBase64 } from '../../domain/notification-signature/signature-bytes.ts';
import type { Pasted } from './use-verification.ts';

/** As VCC makes secrets (contract section 7). */
const secretBytes = 32;

interface SampleMakerProps {
  readonly eventTypes: readonly EventType[];
  readonly onCheck: (sample: Pasted) => void;
}

function sampleDataOf(eventType: EventType | undefined, number: number): string {
  const sample = eventType === undefined ? undefined : makeSampleEvent(eventType, number);
  return JSON.stringify(sample?.ok === true ? sample.envelope.data : {}, null, 2);
}

/** The form of the sample, and what it makes. All of it, the secret too, is state of this component alone. */
export function SampleMaker({ eventTypes, onCheck }: SampleMakerProps) {
  const id = useId();
  const [wish, setWish] = useState<SampleWish>(() => ({
    type: eventTypes[0]?.name ?? '',
    number: 0,
    data: sampleDataOf(eventTypes[0], 0),
    url: 'http://localhost:3000/webhook',
    secret: '',
  }));
  const [made, setMade] = useState<SignedSample>();
  const eventType = eventTypes.find(({ name }) => name === wish.type);

  const change = (changes: Partial<SampleWish>): void => {
    setWish({ ...wish, ...changes });
    setMade(undefined);
  };
  const choose = (name: string, number: number): void => {
    const chosen = eventTypes.find((type) => type.name === name);
    change({ type: name, number, data: sampleDataOf(chosen, number) });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMade(await signSample(wish, eventType, Date.now()));
  };
  const problems = made?.ok === false ? made.problems : {};

  return (
    <div className="columns">
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <div className="field">
          <label htmlFor={id}>Event type</label>
          <select id={id} value={wish.type} onChange={(event) => choose(event.target.value, 0)}>
            {eventTypes.map(({ name }) => (
              <option key={name} value={name}>
                {revealHiddenCharacters(name)}
              </option>
            ))}
          </select>
        </div>
        <PasteField
          label="Sample data"
          rows={10}
          value={wish.data}
          onChange={(data) => change({ data })}
          problem={problems.data}
          hint="Made up from the schema; change it as you like. The envelope is put around it."
        />
        <div className="actions">
          <PlainButton variant="outlined" size="small" onClick={() => choose(wish.type, wish.number + 1)}>
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
  const generate = (): void => onGenerate(toBase64(crypto.getRandomValues(new Uint8Array(secretBytes))));
  return (
    <PlainButton size="small" onClick={generate}>
      Generate
    </PlainButton>
  );
}
