import * as z from 'zod/mini';
import type { CreateSubscriptionRequest, UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { adviseSecret } from '../../../domain/secret.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { codePointCount, nameLength, sameEntries } from '../../../domain/subscription.ts';
import { nameProblem } from '../../../domain/subscription-name.ts';
import { adviseUrl } from '../../../domain/advise-url.ts';

/** What the form holds. It is made for people; the requests are made from it, field by field (style rule 14). */
export interface SubscriptionFormValues {
  readonly name: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly events: readonly string[];
  /** Typed into *Add a pattern* and not added yet: not part of any request, and not to be lost either. */
  readonly pattern: string;
  /** Pasted into *Paste a list* and not added yet: the same. */
  readonly paste: string;
  /** A new signing secret; empty means: let VCC make one, or keep the one there is. */
  readonly secret: string;
}

/** A text whose problem, if any, is a sentence of the domain. */
function textWithout(problemOf: (text: string) => string | undefined) {
  return z.string().check((context) => {
    const problem = problemOf(context.value);
    if (problem !== undefined) context.issues.push({ code: 'custom', input: context.value, message: problem });
  });
}

/**
 * The rules of the form. A stored name or URL that the person leaves alone passes, whatever it is: otherwise nothing
 * else of that subscription could be changed (acceptance D8).
 */
export function createFormSchema(stored?: Pick<Subscription, 'name' | 'url'>) {
  return z.object({
    name: textWithout((text) => (text === stored?.name ? undefined : nameProblem(text))),
    url: textWithout((text) => (text === stored?.url ? undefined : adviseUrl(text).problem)),
    enabled: z.boolean(),
    events: z.readonly(
      z.array(z.string()).check(z.minLength(1, 'Choose at least one event. Nothing is sent without one.')),
    ),
    pattern: textWithout((text) =>
      text.trim() === '' ? undefined : `“${text.trim()}” is typed here but not added. Add it, or clear it.`,
    ),
    paste: textWithout((text) =>
      text.trim() === '' ? undefined : 'This list is pasted but not added. Add it, or close it without adding.',
    ),
    secret: textWithout((text) => adviseSecret(text).problem),
  });
}

export const emptyFormValues: SubscriptionFormValues = {
  name: '',
  url: '',
  enabled: true,
  events: [],
  pattern: '',
  paste: '',
  secret: '',
};

export function toFormValues({ name, url, enabled, events }: Subscription): SubscriptionFormValues {
  return { name, url, enabled, events, pattern: '', paste: '', secret: '' };
}

/** The longest name that still is one, cut between characters. */
function fitName(name: string): string {
  return codePointCount(name) <= nameLength.max ? name : Array.from(name).slice(0, nameLength.max).join('').trimEnd();
}

/** A copy starts switched off: two enabled subscriptions with one URL would deliver every event twice. */
export function toCopyValues(subscription: Subscription): SubscriptionFormValues {
  return { ...toFormValues(subscription), name: fitName(`Copy of ${subscription.name}`), enabled: false };
}

export function toCreateRequest(values: SubscriptionFormValues): CreateSubscriptionRequest {
  const { enabled, events, secret } = values;
  const request = { name: values.name.trim(), url: values.url.trim(), enabled, events };
  return secret === '' ? request : { ...request, secret };
}

/** Left alone, or with nothing but blanks typed around it. */
function sameText(typed: string, stored: string): boolean {
  return typed === stored || typed.trim() === stored;
}

/**
 * The changed fields only, so that a colleague's change of another field survives; undefined when nothing changed and
 * nothing is to be sent. A stored text that the person left alone is never touched, not even its blanks.
 */
export function toPatch(original: Subscription, values: SubscriptionFormValues): UpdateSubscriptionRequest | undefined {
  const patch: UpdateSubscriptionRequest = {
    ...(sameText(values.name, original.name) ? {} : { name: values.name.trim() }),
    ...(sameText(values.url, original.url) ? {} : { url: values.url.trim() }),
    ...(values.enabled === original.enabled ? {} : { enabled: values.enabled }),
    ...(sameEntries(values.events, original.events) ? {} : { events: values.events }),
    ...(values.secret === '' ? {} : { secret: values.secret }),
  };
  return Object.keys(patch).length === 0 ? undefined : patch;
}
