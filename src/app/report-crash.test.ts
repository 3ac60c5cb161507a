import { expect, onTestFinished, test, vi } from 'vitest';
import { reportCrash } from './report-crash.ts';

test.each([
  [new TypeError('cannot read “c2VjcmV0” of the form'), 'TypeError'],
  ['c2VjcmV0', 'string'],
  [{ secret: 'c2VjcmV0' }, 'object'],
])('S6: of a crash the console gets to know kind and place, and no value: %s', (error, kind) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => warn.mockRestore());
  reportCrash(error, { componentStack: '\n    at SecretField' });
  const said = JSON.stringify(warn.mock.calls);
  expect(said).toContain(kind);
  expect(said).toContain('SecretField');
  expect(said).not.toContain('c2VjcmV0');
});
