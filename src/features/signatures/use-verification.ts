import { useRef, useState } from 'react';
import { checkEnvelope, type EnvelopeReading } from '../../domain/notification-signature/check-envelope.ts';
import { type ReceiverValues, receiverValues } from '../../domain/notification-signature/receiver-values.ts';
import { type Bytes, utf8 } from '../../domain/notification-signature/signature-bytes.ts';
import { splitRequest } from '../../domain/notification-signature/split-request.ts';
import { type Verdict, verifyNotification } from '../../domain/notification-signature/verify-notification.ts';

/** What is typed and pasted; it exists in this state and nowhere else (ADR 0003). */
export interface Pasted {
  readonly header: string;
  readonly body: string;
  /** The body as a file holds it: a text box turns CR LF into LF. */
  readonly file?: { readonly name: string; readonly bytes: Bytes } | undefined;
  readonly secret: string;
}

export interface Result {
  /** Each press of *Verify* has another. */
  readonly number: number;
  readonly verdict: Verdict;
  readonly envelope: EnvelopeReading;
  readonly values: ReceiverValues | undefined;
  /** Of the content type that a pasted request had; undefined where none is known. */
  readonly contentType: string | undefined;
}

export interface Missing {
  readonly header?: string;
  readonly body?: string;
}

const nothing: Pasted = { header: '', body: '', secret: '' };

async function verify(pasted: Pasted, contentType: string | undefined): Promise<Omit<Result, 'number'>> {
  const body = pasted.file?.bytes ?? utf8(pasted.body);
  const verdict = await verifyNotification({ ...pasted, body }, Math.floor(Date.now() / 1_000));
  const { token } = verdict;
  const isBodyRight = verdict.checks.some(({ name, isPassed }) => name === 'Body' && isPassed === true);
  // Of another body than the signed one every value would be wrong.
  const values = token === undefined || !isBodyRight ? undefined : await receiverValues(token, body, pasted.secret);
  return { verdict, envelope: checkEnvelope(body), values, contentType };
}

function findMissing({ header, body, file }: Pasted): Missing | undefined {
  const missing: Missing = {
    ...(header.trim() === '' && { header: 'Paste the value of the header Vonage-Signature.' }),
    ...(body === '' && file === undefined && { body: 'Paste the body of the same notification.' }),
  };
  return missing.header === undefined && missing.body === undefined ? undefined : missing;
}

/** The state of the doctor: what was pasted, what is missing in it, and the verdict on it. */
export function useVerification() {
  const [pasted, setPasted] = useState(nothing);
  const [contentType, setContentType] = useState<string>();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<Missing>();
  const [result, setResult] = useState<Result>();
  /** Counts what was pasted and asked, so that a verdict on something older is never shown. */
  const version = useRef(0);

  const change = (changes: Partial<Pasted>): void => {
    version.current += 1;
    setPasted((before) => ({ ...before, ...changes }));
    setResult(undefined);
    setMissing(undefined);
    // It was that of the request whose header or body is another now.
    if (Object.keys(changes).some((name) => name !== 'secret')) setContentType(undefined);
    setNote('');
  };

  /** A whole request that is pasted into one of the boxes is taken apart. */
  const paste = (field: 'header' | 'body', text: string): void => {
    const request = splitRequest(text);
    if (request === undefined) {
      change(field === 'body' ? { body: text, file: undefined } : { header: text });
      return;
    }
    const { kind, header, body } = request;
    change({ header: header ?? '', body: body ?? '', file: undefined });
    setContentType(request.contentType);
    const absent = [header === undefined && 'no Vonage-Signature', (body ?? '') === '' && 'no body'].filter(Boolean);
    setNote(
      `This was a whole ${kind}: ${absent.length === 0 ? 'header and body were taken out of it.' : `it has ${absent.join(' and ')}.`}`,
    );
  };

  const check = async (subject: Pasted): Promise<void> => {
    const found = findMissing(subject);
    setMissing(found);
    if (found !== undefined) return;
    version.current += 1;
    const number = version.current;
    const answer = await verify(subject, contentType);
    if (number === version.current) setResult({ ...answer, number });
  };

  return {
    pasted,
    note,
    missing,
    result,
    paste,
    change,
    check: () => check(pasted),
    /** Puts a whole notification in, and checks it. */
    checkAnother: (another: Pasted) => {
      change({ ...another, file: undefined });
      return check(another);
    },
  };
}

export type Verification = ReturnType<typeof useVerification>;
