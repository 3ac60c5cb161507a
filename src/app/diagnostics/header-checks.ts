import type { ProbeAnswer } from '../../api/exchange.ts';

/** `unknown`: not asked, or no answer came. Never a pass (acceptance 1.4). */
export type Verdict = 'pass' | 'fail' | 'unknown';

export interface Check {
  readonly name: string;
  readonly verdict: Verdict;
  /** What was seen, and what it should have been. */
  readonly detail: string;
}

interface HeaderRule {
  readonly name: string;
  readonly isGood: (value: string) => boolean;
  readonly should: string;
}

const directivesOf = (policy: string): ReadonlyMap<string, string> =>
  new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values.join(' ')];
    }),
  );

/** Section 6.1 of the acceptance: what the strict policy may not lack, and what may nowhere be in it. */
function isStrictPolicy(policy: string): boolean {
  const directives = directivesOf(policy);
  return (
    ['default-src', 'object-src', 'base-uri', 'frame-ancestors'].every((name) => directives.get(name) === "'none'") &&
    directives.get('script-src') === "'self'" &&
    directives.get('require-trusted-types-for') === "'script'" &&
    !/'unsafe-|\*|data:|blob:/.test(policy)
  );
}

const is = (expected: string) => (value: string) => value.toLowerCase() === expected;
const year = 31_536_000;

const rules: readonly HeaderRule[] = [
  { name: 'Content-Security-Policy', isGood: isStrictPolicy, should: 'be the strict policy of docs/hosting.md' },
  { name: 'X-Content-Type-Options', isGood: is('nosniff'), should: 'be nosniff' },
  { name: 'X-Frame-Options', isGood: is('deny'), should: 'be DENY' },
  { name: 'Referrer-Policy', isGood: is('no-referrer'), should: 'be no-referrer' },
  { name: 'Cross-Origin-Opener-Policy', isGood: is('same-origin'), should: 'be same-origin' },
  { name: 'Cross-Origin-Embedder-Policy', isGood: is('require-corp'), should: 'be require-corp' },
  { name: 'Cross-Origin-Resource-Policy', isGood: is('same-origin'), should: 'be same-origin' },
  {
    name: 'Permissions-Policy',
    isGood: (value) => ['camera=()', 'clipboard-read=()', 'geolocation=()'].every((denied) => value.includes(denied)),
    should: 'deny what the console does not use',
  },
  { name: 'Cache-Control', isGood: (value) => value.includes('no-store'), should: 'be no-store' },
  {
    name: 'Strict-Transport-Security',
    isGood: (value) => Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0) >= year,
    should: 'keep browsers on HTTPS for a year or more',
  },
];

function judge({ name, isGood, should }: HeaderRule, answer: ProbeAnswer | undefined): Check {
  if (answer === undefined) return { name, verdict: 'unknown', detail: 'This site did not answer.' };
  if (answer.status !== 200) {
    return { name, verdict: 'unknown', detail: `This site answered ${answer.status}, not its page.` };
  }
  const value = answer.headers.get(name);
  if (value === null) return { name, verdict: 'fail', detail: `It is missing. It should ${should}.` };
  return isGood(value)
    ? { name, verdict: 'pass', detail: value }
    : { name, verdict: 'fail', detail: `It is “${value}”. It should ${should}.` };
}

/** The headers of this site's own page, as they arrive here: a proxy on the way may have taken some (acceptance P9). */
export function checkHeaders(page: ProbeAnswer | undefined): readonly Check[] {
  return rules.map((rule) => judge(rule, page));
}

/** A host that answers everything with the page hides that a file is missing (ASVS 14.2.5). */
export function checkMissingFile(answer: ProbeAnswer | undefined): Check {
  const name = 'A file that does not exist';
  if (answer === undefined) return { name, verdict: 'unknown', detail: 'This site did not answer.' };
  return answer.status === 404
    ? { name, verdict: 'pass', detail: 'This site answers 404.' }
    : { name, verdict: 'fail', detail: `This site answers ${answer.status}. It should answer 404.` };
}
