import { expect, test } from 'vitest';
import { replaceSection } from './performance-page.ts';

test('a section is put in the place of its old self, and the others stay', () => {
  const first = replaceSection('', 'List', '110 ms');
  expect(first).toMatch(/^# Performance\n/);
  const both = replaceSection(first, 'Picker', 'quick');
  expect(both).toMatch(/## List\n\n110 ms\n\n## Picker\n\nquick\n$/);
  expect(replaceSection(both, 'List', '90 ms')).toBe(both.replace('110', '90'));
});
