import type { Region } from '../../domain/region.ts';
import type { Check } from './header-checks.ts';
import type { ProbeAnswer } from '../../api/exchange.ts';

const noAnswer = 'No answer came. The line, the policy of this site or a missing permission for it may be why.';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null
    ? Object.entries(body).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Asked without a token, the API has to refuse: that is the proof that it is there and guarded. */
export function judgeApi({ label }: Region, answer: ProbeAnswer | undefined): Check {
  const name = `API of ${label}`;
  if (answer === undefined) return { name, verdict: 'unknown', detail: noAnswer };
  const { status } = answer;
  if (status === 401 || status === 403) {
    return { name, verdict: 'pass', detail: `It answers ${status} to a request without a token, as it should.` };
  }
  if (status >= 200 && status < 300) {
    return { name, verdict: 'fail', detail: `It answers ${status} to a request without a token. It should refuse.` };
  }
  return { name, verdict: 'fail', detail: `Something answers ${status}. The API would answer 401 without a token.` };
}

/** Asked with an empty form, a token endpoint says what is wrong with it (RFC 6749 section 5.2). */
export function judgeTokenEndpoint({ label }: Region, answer: ProbeAnswer | undefined): Check {
  const name = `Token endpoint of ${label}`;
  if (answer === undefined) return { name, verdict: 'unknown', detail: noAnswer };
  const { status, text } = answer;
  const isTokenEndpoint = (status === 400 || status === 401) && typeof field(parse(text), 'error') === 'string';
  return isTokenEndpoint
    ? { name, verdict: 'pass', detail: `It answers ${status} to an empty form, as it should.` }
    : { name, verdict: 'fail', detail: `Something answers ${status}, not as a token endpoint does to an empty form.` };
}

/** A path of this origin is the issuer of a development set-up: the provider names itself by its whole address. */
function isSameIssuer(issuer: unknown, authority: string): boolean {
  const expected = new URL(authority, location.href).href.replace(/\/$/, '');
  return typeof issuer === 'string' && issuer.replace(/\/$/, '') === expected;
}

export function judgeProvider({ label }: Region, authority: string, answer: ProbeAnswer | undefined): Check {
  const name = `OpenID provider of ${label}`;
  if (answer === undefined) return { name, verdict: 'unknown', detail: noAnswer };
  if (answer.status !== 200) {
    return { name, verdict: 'fail', detail: `Its discovery document answers ${answer.status}. It should answer 200.` };
  }
  return isSameIssuer(field(parse(answer.text), 'issuer'), authority)
    ? { name, verdict: 'pass', detail: 'Its discovery document names the configured authority as issuer.' }
    : { name, verdict: 'fail', detail: 'Its discovery document does not name the configured authority as issuer.' };
}
