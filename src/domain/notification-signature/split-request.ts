import { isRecord } from '../event-schema/parse-schema.ts';
import { decodeBase64, textOf } from './signature-bytes.ts';
import { splitShellWords } from './split-shell-words.ts';

/** What a pasted request holds of what is to be verified. */
export interface SplitRequest {
  readonly kind: 'HTTP request' | 'curl command' | 'recorded request';
  readonly header: string | undefined;
  readonly body: string | undefined;
  readonly contentType: string | undefined;
}

const wanted = 'vonage-signature';

/**
 * Takes a whole HTTP request, a curl command, or the JSON in which a gateway has recorded a request, apart. Undefined
 * where the text is none of them: a bare header or body, which stays where it was pasted.
 */
export function splitRequest(text: string): SplitRequest | undefined {
  const start = text.trimStart();
  if (/^(?:\$\s+)?curl(?:\.exe)?\s/.test(start)) return splitCurl(start.replace(/^\$\s+/, ''));
  if (start.startsWith('{')) return splitRecord(start);
  const isRequest = /^(?:POST|PUT)\s+(?:\/|https?:)\S*(?:\s+HTTP\/[\d.]+)?[ \t]*\r?\n/i.test(start);
  const isHeaders = /^[\w-]+:[^\n]*\r?\n/.test(start) && /^vonage-signature:/im.test(headOf(start).head);
  return isRequest || isHeaders ? splitHttp(start, isRequest) : undefined;
}

/** The lines of headers, and what follows the first empty line. */
function headOf(text: string): { head: string; body: string | undefined } {
  const gap = /\r?\n[ \t]*\r?\n/.exec(text);
  if (gap === null) return { head: text, body: undefined };
  return { head: text.slice(0, gap.index), body: text.slice(gap.index + gap[0].length) };
}

function splitHttp(text: string, hasRequestLine: boolean): SplitRequest {
  const { head, body } = headOf(text);
  // A header may go on in the next line when that begins with a blank.
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = readHeaders(hasRequestLine ? lines.slice(1) : lines);
  return { kind: 'HTTP request', header: headers.get(wanted), contentType: headers.get('content-type'), body };
}

function readHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':');
      return at <= 0 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const];
    }),
  );
}

/** Gateways and functions hand a request on as `headers` and `body`, the latter perhaps in Base64. */
function splitRecord(text: string): SplitRequest | undefined {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(record) || !isRecord(record['headers']) || typeof record['body'] !== 'string') return undefined;
  const headers = new Map(
    Object.entries(record['headers']).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
    ),
  );
  const decoded = record['isBase64Encoded'] === true ? decodeBase64(record['body']) : undefined;
  return {
    kind: 'recorded request',
    header: headers.get(wanted),
    contentType: headers.get('content-type'),
    body: decoded === undefined ? record['body'] : (textOf(decoded.bytes) ?? record['body']),
  };
}

const dataOption = /^(?:-d|--data|--data-raw|--data-binary|--data-ascii|--json)$/;
const headerOption = /^(?:-H|--header)$/;

function splitCurl(command: string): SplitRequest {
  const words = splitShellWords(command);
  const lines: string[] = [];
  const bodies: string[] = [];
  words.forEach((word, index) => {
    const next = words[index + 1] ?? '';
    const joined = /^(-H|-d|--header=|--data(?:-raw|-binary|-ascii)?=|--json=)(.+)$/s.exec(word);
    if (headerOption.test(word)) lines.push(next);
    else if (dataOption.test(word)) bodies.push(curlData(word, next));
    else if (joined !== null) {
      const [, option = '', value = ''] = joined;
      if (/^(?:-H|--header)/.test(option)) lines.push(value);
      else bodies.push(curlData(option.replace('=', ''), value));
    }
  });
  const headers = readHeaders(lines);
  return {
    kind: 'curl command',
    header: headers.get(wanted),
    contentType: headers.get('content-type'),
    body: bodies.length === 0 ? undefined : bodies.join('&'),
  };
}

/** `-d` takes line breaks out of a file, not out of what stands in the command. */
function curlData(option: string, value: string): string {
  // A file's name, whose content nobody has here.
  return value.startsWith('@') && option !== '--data-raw' ? '' : value;
}
