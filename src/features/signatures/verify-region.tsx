import { type FormEvent, useRef } from 'react';
import { Callout } from '../../components/feedback/callout.tsx';
import { PlainButton } from '../../components/plain-button.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { type Bytes, textOf } from '../../domain/notification-signature/signature-bytes.ts';
import { PasteField } from './paste-field.tsx';
import { ReceiverComparison } from './receiver-comparison.tsx';
import { Region } from './region.tsx';
import { SecretInput } from './secret-input.tsx';
import { SubmitButton } from './submit-button.ts';
import type { Verification } from './use-verification.ts';
import { VerdictView } from './verdict-view.tsx';
import { WhereToFind } from './where-to-find.tsx';

/** Without it there is no cryptography in the page (WebCrypto is for secure contexts only). */
const canVerify = 'subtle' in crypto;

/** *Verify a notification*: what was received, and what is wrong with it. */
export function VerifyRegion({ verification }: { readonly verification: Verification }) {
  const { pasted, missing, note, result, paste, change, check } = verification;
  const header = useRef<HTMLTextAreaElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (pasted.header.trim() === '') header.current?.focus();
    else if (pasted.body === '' && pasted.file === undefined) body.current?.focus();
    if (canVerify) void check();
  };

  return (
    <Region title="Verify a notification">
      <p className="quiet">
        Everything stays in this page: nothing that you paste is sent or stored, and it is gone when you leave.
      </p>
      {canVerify ? null : (
        <Callout severity="error">This page can verify only when the console is opened by https.</Callout>
      )}
      <div className="columns">
        <form className="stack" onSubmit={submit} autoComplete="off" noValidate>
          <PasteField
            ref={header}
            label="Vonage-Signature header"
            rows={4}
            value={pasted.header}
            onChange={(text) => paste('header', text)}
            problem={missing?.header}
            hint="Its value, with or without “Bearer”. A whole HTTP request, curl command or a gateway’s record of it (JSON) can be pasted as well."
          />
          <PasteField
            ref={body}
            label="Raw body"
            rows={8}
            value={pasted.body}
            onChange={(text) => paste('body', text)}
            problem={missing?.body}
            hint={
              pasted.file === undefined
                ? 'Exactly as it arrived, before anything parses it.'
                : `${pasted.file.bytes.length.toLocaleString()} bytes of ${revealHiddenCharacters(pasted.file.name)}, checked as the file has them.`
            }
          />
          <BodyFile onRead={(name, bytes) => change({ file: { name, bytes }, body: textOf(bytes) ?? '' })} />
          <SecretInput
            label="Signing secret"
            value={pasted.secret}
            onChange={(secret) => change({ secret })}
            hint="Of the subscription that sends to your receiver. Without it, everything but the signature itself is checked."
          />
          <div className="actions">
            <SubmitButton type="submit">Verify</SubmitButton>
            <span role="status" className="quiet">
              {note}
            </span>
          </div>
        </form>
        {result === undefined ? (
          <WhereToFind />
        ) : (
          <div className="stack">
            <VerdictView key={result.number} result={result} hasSecret={pasted.secret !== ''} />
            {result.values === undefined ? null : <ReceiverComparison values={result.values} />}
          </div>
        )}
      </div>
    </Region>
  );
}

/** Only a file keeps every byte: a text box holds neither CR LF nor what is no UTF-8. */
function BodyFile({ onRead }: { readonly onRead: (name: string, bytes: Bytes) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onRead(file.name, new Uint8Array(await file.arrayBuffer()));
    // The same file can then be chosen again.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <div className="actions">
      <PlainButton variant="outlined" size="small" onClick={() => input.current?.click()}>
        Read the body from a file
      </PlainButton>
      <VisuallyHidden aria-hidden>
        <input ref={input} type="file" tabIndex={-1} onChange={(event) => void read(event.target.files?.[0])} />
      </VisuallyHidden>
    </div>
  );
}
