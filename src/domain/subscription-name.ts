import { hasHiddenCharacters } from './hidden-characters.ts';
import { codePointCount, nameLength } from './subscription.ts';

/** Why a name cannot be used, as a sentence; undefined when it can (contract section 3). Blanks around it do not count. */
export function nameProblem(text: string): string | undefined {
  const name = text.trim();
  const length = codePointCount(name);
  if (length === 0) return 'Enter a name.';
  if (length < nameLength.min) return `A name has at least ${nameLength.min} characters.`;
  if (length > nameLength.max) return `A name has at most ${nameLength.max} characters; this one has ${length}.`;
  return hasHiddenCharacters(name)
    ? 'This name contains characters that cannot be seen. Type it instead of pasting it.'
    : undefined;
}
