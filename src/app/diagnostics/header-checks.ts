import { securityHeaders } from '../../lib/security-headers.ts';
import type { ProbeAnswer } from '../../api/exchange.ts';
import { policyDifferences } from './policy-differences.ts';

/** `unknown`: not asked, or no answer came. Never a pass (acceptance 1.4). */
export type Verdict = 'pass' | 'fail' | 'unknown';

export interface Check {
  readonly name: string;
  readonly verdict: Verdict;
  /** What was seen, and what it should have been. */
  readonly detail: string;
}

interface HeaderRule {
  /** What is wrong with a value; undefined when nothing is. */
  readonly fault: (value: string, expected: string) => string | undefined;
}

const year = 31_536_000;

/** Where a header may say more than the console's own text, or less. All others are that text. */
const rules: Readonly<Record<string, HeaderRule>> = {
  'Content-Security-Policy': {
    fault: (value, expected) => {
      // A browser is told several policies as one text with commas between, and obeys them all: one has to be strict.
      const faults = value.split(',').map((policy) => policyDifferences(policy, expected));
      return faults.some((differences) => differences.length === 0)
        ? undefined
        : `It is not the strict policy of docs/hosting.md: ${faults[0]?.join('; ')}.`;
    },
  },
  'Permissions-Policy': {
    fault: (value, expected) => {
      const denied = value.split(',').map((feature) => feature.trim());
      const missing = expected.split(', ').filter((feature) => feature.endsWith('=()') && !denied.includes(feature));
      return missing.length === 0 ? undefined : `It should say ${missing.join(', ')} too.`;
    },
  },
  'Strict-Transport-Security': {
    fault: (value) =>
      Number(/max-age="?(\d+)/i.exec(value)?.[1] ?? 0) >= year
        ? undefined
        : `It is “${value}”. It should keep browsers on HTTPS for a year or more.`,
  },
  'Reporting-Endpoints': {
    fault: (value) => (/\bcsp=/.test(value) ? undefined : `It is “${value}”. It should name where “csp” is reported.`),
  },
  'Cache-Control': {
    fault: (value) => (/\bno-store\b/i.test(value) ? undefined : `It is “${value}”. It should be no-store.`),
  },
};

const sameText: HeaderRule = {
  fault: (value, expected) =>
    value.toLowerCase() === expected.toLowerCase() ? undefined : `It is “${value}”. It should be ${expected}.`,
};

function judge(name: string, expected: string, answer: ProbeAnswer | undefined): Check {
  if (answer === undefined) return { name, verdict: 'unknown', detail: 'This site did not answer.' };
  if (answer.status !== 200) {
    return { name, verdict: 'unknown', detail: `This site answered ${answer.status}, not its page.` };
  }
  const value = answer.headers.get(name);
  if (value === null) return { name, verdict: 'fail', detail: `It is missing. It should be ${expected}.` };
  const fault = (rules[name] ?? sameText).fault(value, expected);
  return fault === undefined ? { name, verdict: 'pass', detail: value } : { name, verdict: 'fail', detail: fault };
}

/**
 * The headers of this site's own page, as they arrive here: a proxy on the way may have taken some (acceptance P9).
 *
 * @param connectOrigins what the configuration makes the console connect to, beside its own origin
 */
export function checkHeaders(page: ProbeAnswer | undefined, connectOrigins: readonly string[]): readonly Check[] {
  const expected = { ...securityHeaders(connectOrigins), 'Cache-Control': 'no-store' };
  return Object.entries(expected).map(([name, text]) => judge(name, text, page));
}

/** A host that answers everything with the page hides that a file is missing (ASVS 14.2.5). */
export function checkMissingFile(answer: ProbeAnswer | undefined): Check {
  const name = 'A file that does not exist';
  if (answer === undefined) return { name, verdict: 'unknown', detail: 'This site did not answer.' };
  return answer.status === 404
    ? { name, verdict: 'pass', detail: 'This site answers 404.' }
    : { name, verdict: 'fail', detail: `This site answers ${answer.status}. It should answer 404.` };
}
