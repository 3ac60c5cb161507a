import { checkData, type DataFault } from '../../domain/event-schema/check-data.ts';
import { makeSampleEnvelope, makeSampleEvent } from '../../domain/event-schema/sample-event.ts';
import type { EventType } from '../../domain/event-type.ts';
import { readSecret } from '../../domain/notification-signature/key-variants.ts';
import { bodyOf, type SampleRequest } from '../../domain/notification-signature/request-commands.ts';
import { lifetimeSeconds } from '../../domain/notification-signature/check-lifetime.ts';
import { signNotification } from '../../domain/notification-signature/sign-notification.ts';
import { utf8 } from '../../domain/notification-signature/signature-bytes.ts';

/** What somebody wants to be signed. */
export interface SampleWish {
  /** JSON, as it was edited. */
  readonly data: string;
  readonly url: string;
  readonly secret: string;
}

export interface SampleProblems {
  readonly data?: string;
  readonly url?: string;
  readonly secret?: string;
}

export type SignedSample =
  | {
      readonly ok: true;
      readonly request: SampleRequest;
      /** Epoch ms. */
      readonly expiresAt: number;
      /** Where the edited data does not fit the schema: a receiver may be tried with that as well. */
      readonly faults: readonly DataFault[];
    }
  | { readonly ok: false; readonly problems: SampleProblems };

/** Data made up from the schema, or none where the schema is missing or cannot be tried out. */
export function sampleDataOf(eventType: EventType, number: number): string {
  const sample = makeSampleEvent(eventType, number);
  return JSON.stringify(sample.ok ? sample.envelope.data : {}, null, 2);
}

function parse(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Puts the envelope around the data and signs it, or says what is missing. */
export async function signSample(wish: SampleWish, eventType: EventType, nowMs: number): Promise<SignedSample> {
  const data = parse(wish.data);
  const { key } = readSecret(wish.secret);
  const url = wish.url.trim();
  if (data === undefined || !isHttpUrl(url) || key === undefined || key.length === 0) {
    return {
      ok: false,
      problems: {
        ...(data === undefined && { data: 'This is not JSON. A comma too many, or a quote too few?' }),
        ...(!isHttpUrl(url) && { url: 'Enter a URL that begins with http:// or https://.' }),
        ...((key === undefined || key.length === 0) && { secret: 'Enter a secret in Base64, or generate one.' }),
      },
    };
  }
  const now = Math.floor(nowMs / 1_000);
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const body = bodyOf(makeSampleEnvelope(eventType.name, data.value, seed, nowMs));
  const signature = (await signNotification(utf8(body), key, now)) ?? '';
  const reading = checkData(eventType.jsonSchema, data.value);
  return {
    ok: true,
    request: { url, signature, body },
    expiresAt: (now + lifetimeSeconds) * 1_000,
    faults: reading.kind === 'invalid' ? reading.faults : [],
  };
}
