import { revealHiddenCharacters } from '../domain/hidden-characters.ts';
import { ContractError } from './errors.ts';
import { isObject } from './is-object.ts';

/** Members by which other APIs tell that an answer is only a part, at the top or inside one of `places`. */
const partial =
  /^(?:@odata\.)?(?:next(?:_?(?:link|page|cursor|token|page_?token))?|(?:has_?)?more|cursor|continuation(?:_?token)?)$/i;
const places = new Set(['paging', 'pagination', 'page', 'meta', 'links', '_links']);
const totals = /^total(?:_?(?:count|items|results))?$/i;

const saysSomething = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== '';

/** Where the answer says that it is not all: the contract knows no paging, so a first page must not pass for the list. */
function findPaging(envelope: Readonly<Record<string, unknown>>, count: number, isTop = true): string | undefined {
  for (const [name, value] of Object.entries(envelope)) {
    if (places.has(name.toLowerCase()) && isTop && isObject(value)) {
      const inner = findPaging(value, count, false);
      if (inner !== undefined) return `${name}.${inner}`;
    } else if (partial.test(name) && saysSomething(value)) return name;
    else if (totals.test(name) && typeof value === 'number' && value > count) return name;
  }
  return undefined;
}

function nameMembers(envelope: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(envelope).map((name) => `“${revealHiddenCharacters(name.slice(0, 40))}”`);
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return names.length === 0 ? 'it is an empty object' : `it has ${names.slice(0, 5).join(', ')}${more}`;
}

function describeAnswer(answer: unknown): string {
  if (answer === undefined) return 'it is empty';
  if (!isObject(answer)) return `it is ${answer === null ? 'null' : `a ${typeof answer}`}`;
  return 'subscriptions' in answer ? '“subscriptions” is no list' : nameMembers(answer);
}

/** The rows of the list's answer; throws a {@link ContractError} that names the mismatch, and never takes it for empty. */
export function rowsOf(answer: unknown, call: string): readonly unknown[] {
  // All that the envelope would add is its name (acceptance A19).
  if (Array.isArray(answer)) return answer;
  const envelope = isObject(answer) ? answer : {};
  const { subscriptions } = envelope;
  if (!Array.isArray(subscriptions)) {
    throw new ContractError(call, `the answer is not what the API's contract says: ${describeAnswer(answer)}`);
  }
  const paging = findPaging(envelope, subscriptions.length);
  if (paging === undefined) return subscriptions;
  throw new ContractError(
    call,
    `the answer has “${revealHiddenCharacters(paging)}”, so the list may be incomplete; the API's contract knows no paging`,
  );
}
