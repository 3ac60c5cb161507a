import { ApiError } from '../../../api/errors.ts';
import { type Explanation, explainSubscriptionError } from '../../../api/explain-error.ts';
import type { SubscriptionFormValues } from './subscription-form-values.ts';

type FormField = keyof SubscriptionFormValues;

/** Where a failed save is shown: on the field that the server means, or in the form. */
export type ServerProblem =
  | { readonly place: 'field'; readonly field: FormField; readonly message: string }
  | { readonly place: 'form'; readonly message: string; readonly explanation: Explanation };

const fieldWords: readonly (readonly [FormField, RegExp])[] = [
  ['name', /\bname\b/i],
  ['url', /\burl\b/i],
  ['events', /\bevents?\b/i],
  ['secret', /\bsecret\b/i],
  ['enabled', /\benabled\b/i],
];

function isFormField(field: string): field is FormField {
  return fieldWords.some(([known]) => known === field);
}

/** The one field that the sentence speaks of; undefined when it names none, or several. */
function fieldInSentence(sentence: string): FormField | undefined {
  const named = fieldWords.filter(([, word]) => word.test(sentence)).map(([field]) => field);
  return named.length === 1 ? named[0] : undefined;
}

/** Finds the place of a failed save. A 409 can only mean the name, which is unique in the account. */
export function placeProblem(error: unknown): ServerProblem {
  const explanation = explainSubscriptionError(error);
  const inForm = { place: 'form', message: explanation.title, explanation } as const;
  if (!(error instanceof ApiError)) return inForm;
  const [first] = error.fieldErrors;
  if (first !== undefined && isFormField(first.field)) {
    return { place: 'field', field: first.field, message: first.message };
  }
  if (error.kind === 'conflict') {
    return { place: 'field', field: 'name', message: 'Another subscription of this account has this name.' };
  }
  const field = error.kind === 'invalid' && error.serverMessage ? fieldInSentence(error.serverMessage) : undefined;
  return field === undefined
    ? inForm
    : { place: 'field', field, message: `VCC did not accept this: ${error.serverMessage ?? ''}` };
}
