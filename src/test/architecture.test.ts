import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  findImportViolations,
  findMachineTraces,
  findMisplacedCode,
  findWeakTests,
  importsOf,
  type SourceFiles,
} from './architecture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isText = (path: string): boolean => !/\.(?:png|jpe?g|ico|woff2?|gz|zip|pdf)$/.test(path);
/** These two hold the forbidden words as examples. */
const isAboutTheRules = (path: string): boolean => /^src\/test\/architecture(?:\.test)?\.ts$/.test(path);

/** What is tracked, and what would be with the next commit. */
function readRepository(): SourceFiles {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = list.split('\0').filter((path) => path !== '' && isText(path) && !isAboutTheRules(path));
  return new Map(
    paths.filter((path) => existsSync(root + path)).map((path) => [path, readFileSync(root + path, 'utf8')]),
  );
}

let repository: SourceFiles;
beforeAll(() => {
  repository = readRepository();
});

describe('the repository', () => {
  test('is read', () => {
    expect(repository.has('src/main.tsx')).toBe(true);
    expect([...repository.keys()].filter((path) => path.startsWith('src/')).length).toBeGreaterThan(100);
  });

  test('imports in one direction, and nothing that does not exist', () => {
    expect(findImportViolations(repository)).toEqual([]);
  });

  test('keeps fetch, storage, cookies, markup and build variables in their places, and has no barrels', () => {
    expect(findMisplacedCode(repository)).toEqual([]);
  });

  test('has no test that is left out, sleeps or intercepts', () => {
    expect(findWeakTests(repository)).toEqual([]);
  });

  test('works on any machine and with any registry', () => {
    expect(findMachineTraces(repository)).toEqual([]);
  });
});

/** A repository in which everything that is imported below exists. */
function withFile(path: string, text: string): SourceFiles {
  const paths = [
    'src/main.tsx',
    'src/app/config.ts',
    'src/lib/a.ts',
    'src/domain/a.ts',
    'src/components/a.tsx',
    'src/api/a.ts',
    'src/api/queries/a.ts',
    'src/session/a.ts',
    'src/features/sign-in/a.tsx',
    'src/features/subscriptions/list/a.tsx',
    'src/test/a.ts',
    'sandbox/a.ts',
  ];
  return new Map([...paths.map((each) => [each, ''] as const), [path, text]]);
}

describe('an import', () => {
  test.each([
    ['src/lib/x.ts', '../domain/a.ts'],
    ['src/domain/x.ts', '../api/a.ts'],
    ['src/domain/x.ts', '../components/a.tsx'],
    ['src/components/x.tsx', '../api/a.ts'],
    ['src/components/x.tsx', '../features/sign-in/a.tsx'],
    ['src/api/x.ts', '../session/a.ts'],
    ['src/api/x.ts', '../components/a.tsx'],
    ['src/session/x.ts', '../api/queries/a.ts'],
    ['src/session/x.ts', '../app/config.ts'],
    ['src/features/sign-in/x.tsx', '../subscriptions/list/a.tsx'],
    ['src/features/subscriptions/x.tsx', '../sign-in/a.tsx'],
    ['src/features/subscriptions/x.tsx', '../../app/config.ts'],
    ['src/app/x.tsx', '../main.tsx'],
    ['src/app/x.tsx', '../test/a.ts'],
    ['src/features/sign-in/x.tsx', '../../../sandbox/a.ts'],
    ['src/lib/x.ts', './gone.ts'],
    ['src/lib/x.ts', './a'],
    ['src/lib/x.ts', 'react'],
    ['src/domain/x.ts', '@tanstack/react-query'],
    ['src/domain/x.ts', 'node:fs'],
    ['src/domain/x.ts', 'json-schema-faker'],
    ['src/session/x.ts', '@tanstack/react-query'],
    ['sandbox/x.ts', '../src/domain/a.ts'],
  ])('in %s of %s is found, by value, as a type and lazily', (path, specifier) => {
    for (const text of [
      `import { a } from '${specifier}';`,
      `import type { A } from "${specifier}";`,
      `import '${specifier}';`,
      `const a = await import('${specifier}');`,
      `import {\n  a,\n} from '${specifier}';`,
    ]) {
      expect(findImportViolations(withFile(path, text))).toEqual([expect.stringContaining(`${path} imports`)]);
    }
  });

  test.each([
    ['src/domain/x.ts', '../lib/a.ts'],
    ['src/domain/x.ts', 'zod/mini'],
    ['src/domain/event-schema/x.ts', 'json-schema-faker'],
    ['src/components/x.tsx', '../domain/a.ts'],
    ['src/components/x.tsx', '@mui/material/Button'],
    ['src/features/subscriptions/editor/x.tsx', '../list/a.tsx'],
    ['src/features/sign-in/x.tsx', '../../session/a.ts'],
    ['src/features/sign-in/x.tsx', '../../api/queries/a.ts'],
    ['src/app/x.tsx', '../features/sign-in/a.tsx'],
    ['src/main.tsx', './app/config.ts'],
    ['src/api/x.test.ts', '../../sandbox/a.ts'],
    ['src/test/x.ts', '../session/a.ts'],
  ])('in %s of %s is allowed', (path, specifier) => {
    expect(findImportViolations(withFile(path, `import { a } from '${specifier}';`))).toEqual([]);
  });

  test('that stands in a comment is none', () => {
    expect(importsOf(`// import a from './a.ts'\n/* from './b.ts' */\nimport './c.ts';`)).toEqual(['./c.ts']);
  });
});

describe('misplaced code', () => {
  test.each([
    ['src/features/sign-in/x.tsx', 'await fetch(url)'],
    ['src/api/subscriptions.ts', 'globalThis.fetch(url)'],
    ['src/session/x.ts', 'window.localStorage.clear()'],
    ['src/api/x.ts', 'const { sessionStorage } = window'],
    ['src/main.tsx', 'import.meta.env.DEV'],
    ['src/api/exchange.ts', 'new XMLHttpRequest()'],
    ['src/app/x.ts', 'document.cookie'],
    ['src/components/x.tsx', '<div dangerouslySetInnerHTML={x} />'],
    ['src/components/x.tsx', 'element.innerHTML = x'],
    ['src/lib/x.ts', 'new Function(x)'],
    ['src/lib/x.ts', `export * from './a.ts';`],
    ['src/lib/x.ts', `export { a } from './a.ts';`],
    ['src/lib/x.ts', `export type { A } from './a.ts';`],
    ['src/lib/index.ts', 'export const a = 1;'],
  ])('in %s is found: %s', (path, text) => {
    expect(findMisplacedCode(withFile(path, text))).toEqual([expect.stringContaining(path)]);
  });

  test.each([
    ['src/api/exchange.ts', 'await fetch(url)'],
    ['src/session/x.ts', 'await fetch(url)'],
    ['src/app/config.ts', 'import.meta.env.DEV; await fetch(url)'],
    ['src/session/session-storage.ts', 'globalThis.sessionStorage'],
    ['src/lib/x.ts', '// fetch(url) would be wrong here'],
    ['src/lib/x.ts', 'query.refetch(); prefetch(url)'],
    ['src/lib/x.test.ts', 'await fetch(url)'],
    ['src/lib/x.ts', 'export { a };'],
  ])('is none in %s: %s', (path, text) => {
    expect(findMisplacedCode(withFile(path, text))).toEqual([]);
  });
});

describe('a weak test', () => {
  test.each([
    ['src/lib/x.test.ts', `test.only('x', f)`],
    ['src/lib/x.test.tsx', `describe.skip('x', f)`],
    ['sandbox/x.test.ts', `it.concurrent.skip('x', f)`],
    ['e2e/x.e2e.ts', `test.describe.only('x', f)`],
    ['e2e/x.e2e.ts', `test.fixme('x', f)`],
    ['e2e/x.e2e.ts', `await page.waitForTimeout(100)`],
    ['e2e/x.e2e.ts', `await page.route('**', f)`],
    ['e2e/fixtures/x.ts', `await context.route('**', f)`],
    ['e2e/x.e2e.ts', `await page.waitForLoadState('networkidle')`],
  ])('in %s is found: %s', (path, text) => {
    expect(findWeakTests(withFile(path, text))).toEqual([expect.stringContaining(path)]);
  });

  test('is none that only looks like one', () => {
    expect(findWeakTests(withFile('e2e/x.e2e.ts', `router.route('/x'); test('skips', f); list.only;`))).toEqual([]);
  });
});

describe('a trace of one machine', () => {
  test.each([
    ['.npmrc', `registry=https://${['registry', 'npmjs', 'org'].join('.')}/`],
    ['docs/x.md', 'see /home/me/notes'],
    ['scripts/x.mjs', `const path = '${['', 'work', 'main'].join('/')}';`],
    ['README.md', 'C:\\Users\\me'],
    ['package-lock.json', '"resolved": "https://mirror.example/a.tgz"'],
  ])('in %s is found: %s', (path, text) => {
    expect(findMachineTraces(withFile(path, text))).toEqual([expect.stringContaining(path)]);
  });

  test.each([
    ['docs/x.md', 'https://example.com/home/me and ./work/x and src/root/x'],
    ['package-lock.json', '"integrity": "sha512-x"'],
  ])('is none in %s: %s', (path, text) => {
    expect(findMachineTraces(withFile(path, text))).toEqual([]);
  });
});
