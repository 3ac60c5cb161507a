import { toUnicode } from 'punycode/';
import { revealHiddenCharacters } from './hidden-characters.ts';

/**
 * A host as DNS has it, with what it reads as in brackets where that is written in another script:
 * `xn--bcher-kva.example (bücher.example)` (RFC 3492, acceptance D6). The URL parser knows only the way there.
 */
export function describeHost(hostname: string): string {
  const reading = readHost(hostname);
  return reading === hostname ? hostname : `${hostname} (${revealHiddenCharacters(reading)})`;
}

/** What is no punycode stays as it is: a browser that resolves it shows it so, too. */
function readHost(hostname: string): string {
  try {
    return toUnicode(hostname);
  } catch {
    return hostname;
  }
}
