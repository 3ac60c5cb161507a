import { isRecord } from '../event-schema/parse-schema.ts';
import { parseEventTypeName } from '../event-type-name.ts';
import { revealHiddenCharacters } from '../hidden-characters.ts';
import { type Bytes, textOf } from './signature-bytes.ts';

/** A remark on a notification that has nothing to do with its signature. */
interface EnvelopeFinding {
  readonly weight: 'problem' | 'note';
  readonly text: string;
}

export interface EnvelopeReading {
  readonly findings: readonly EnvelopeFinding[];
  /** Undefined where the body has none that can be read. */
  readonly type: string | undefined;
  /** Undefined where the envelope carries none. */
  readonly data: unknown;
  /** Whether the body is an envelope at all. */
  readonly isEnvelope: boolean;
}

const longestShown = 80;

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${revealHiddenCharacters(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text)}”`;
}

const problem = (text: string): EnvelopeFinding => ({ weight: 'problem', text });
const note = (text: string): EnvelopeFinding => ({ weight: 'note', text });

const known = new Set(['specversion', 'type', 'id', 'source', 'subject', 'time', 'datacontenttype', 'data']);
/** RFC 3339, as CloudEvents asks for. */
const timestamp = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Reads a body as CloudEvents 1.0 in structured mode, with what VCC's documentation adds (contract section 7). */
export function checkEnvelope(body: Bytes): EnvelopeReading {
  const nothing = { type: undefined, data: undefined, isEnvelope: false };
  const text = textOf(body)?.replace(/^\u{feff}/u, '');
  if (text === undefined) return { ...nothing, findings: [problem('The body is not UTF-8.')] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ...nothing, findings: [problem('The body is not JSON.')] };
  }
  if (Array.isArray(value)) {
    return {
      ...nothing,
      findings: [problem('The body is a list. VCC sends one event in each request, never a batch.')],
    };
  }
  if (!isRecord(value)) return { ...nothing, findings: [problem('The body is JSON, but no object.')] };
  if (value['specversion'] === undefined && value['type'] === undefined) {
    const findings = [problem('The body has no envelope: perhaps it is only the “data” of one.')];
    return { ...nothing, findings };
  }
  const type = value['type'];
  return {
    findings: [...requiredFindings(value), ...optionalFindings(value), ...otherFindings(value)],
    type: typeof type === 'string' && type !== '' ? type : undefined,
    data: value['data'],
    isEnvelope: true,
  };
}

function requiredFindings(event: Record<string, unknown>): readonly EnvelopeFinding[] {
  const { specversion, type, id, source } = event;
  const missing = ['specversion', 'type', 'id', 'source'].filter((name) => {
    const value = event[name];
    return typeof value !== 'string' || value === '';
  });
  const findings = missing.map((name) =>
    problem(`“${name}” is ${event[name] === undefined ? 'missing' : 'not a text'}; CloudEvents requires it.`),
  );
  if (typeof specversion === 'string' && specversion !== '1.0') {
    findings.push(problem(`“specversion” is ${show(specversion)}; VCC sends 1.0.`));
  }
  if (typeof id === 'string' && id !== '' && !/^[0-9A-Za-z]{27}$/.test(id)) {
    findings.push(note(`“id” is ${show(id)}; VCC’s ids have 27 letters and digits.`));
  }
  if (typeof type === 'string' && typeof source === 'string' && source !== '') {
    const expected = `/${parseEventTypeName(type).source}`;
    if (source !== expected)
      findings.push(note(`“source” is ${show(source)}; for this type VCC sends ${show(expected)}.`));
  }
  return findings;
}

function optionalFindings({
  subject,
  time,
  datacontenttype,
  data,
}: Record<string, unknown>): readonly EnvelopeFinding[] {
  const findings: EnvelopeFinding[] = [];
  if (time === undefined) findings.push(note('“time” is missing; VCC sends it.'));
  else if (typeof time !== 'string' || !timestamp.test(time) || Number.isNaN(Date.parse(time))) {
    findings.push(problem(`“time” is ${show(time)}, which is no time by RFC 3339.`));
  } else if (!/z$/i.test(time)) findings.push(note(`“time” is ${show(time)}; VCC sends UTC, with a Z at its end.`));
  if (subject === undefined)
    findings.push(note('“subject” is missing; VCC sends the id of the agent, channel or interaction.'));
  else if (typeof subject !== 'string' || subject === '') findings.push(problem('“subject” is not a text.'));
  if (datacontenttype === undefined) findings.push(note('“datacontenttype” is missing; VCC sends application/json.'));
  else if (datacontenttype !== 'application/json') {
    findings.push(note(`“datacontenttype” is ${show(datacontenttype)}; VCC sends application/json.`));
  }
  if (data === undefined) findings.push(problem('“data” is missing: the notification tells nothing.'));
  return findings;
}

function otherFindings(event: Record<string, unknown>): readonly EnvelopeFinding[] {
  const others = Object.keys(event).filter((name) => !known.has(name));
  const odd = others.filter((name) => !/^[a-z0-9]+$/.test(name));
  const findings = odd.slice(0, 5).map((name) => problem(`The name ${show(name)} is none that CloudEvents allows.`));
  const extensions = others.filter((name) => !odd.includes(name)).slice(0, 10);
  if (extensions.length > 0) {
    findings.push(note(`Beyond what is documented it has ${extensions.map(show).join(', ')}.`));
  }
  return findings;
}
