import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const project = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/security.md', project), 'utf8');

/** The cells of each requirement in the table of ASVS. */
const requirements = page
  .split('\n')
  .filter((line) => /^\| \d+\.\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, requirement = '', owner = '', , evidence = '']) => ({
    requirement,
    owner,
    files: [...evidence.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }));

test('the table of ASVS names evidence for every row that the console or its host owns', () => {
  expect(requirements.length).toBeGreaterThan(60);
  const without = requirements.filter(({ owner, files }) => /[AH]/.test(owner) && files.length === 0);
  expect(without).toEqual([]);
});

test('the evidence exists', () => {
  const missing = requirements.flatMap(({ files }) => files.filter((file) => !existsSync(new URL(file, project))));
  expect(missing).toEqual([]);
});
