import { ask } from './probes.ts';

/** Reports of violations come from whoever likes to send them: a burst is taken, a flood is turned away. */
export async function judgeReportLimit(origin: string): Promise<readonly string[]> {
  const report = { method: 'POST', path: '/csp-report', body: '{}' } as const;
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(origin, report)));
  const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
  const wrong: string[] = [];
  if (count(204) < 10) wrong.push(`only ${count(204)} of a burst were taken`);
  if (count(429) < 10) wrong.push(`only ${count(429)} of a flood of 40 were turned away`);
  if (count(204) + count(429) !== answers.length) wrong.push('other answers than 204 and 429');
  return wrong;
}
