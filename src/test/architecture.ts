import { posix } from 'node:path';

/** The rules of design section 3 that lint cannot say, over the texts of the repository's files by path. */
export type SourceFiles = ReadonlyMap<string, string>;

const shared = ['lib', 'domain', 'components', 'api', 'session'];

/** Who may import whom. A layer may always import itself; `features/*` is one layer per feature. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  domain: ['lib'],
  components: ['lib', 'domain'],
  api: ['lib', 'domain'],
  session: ['lib', 'domain'],
  features: shared,
  app: [...shared, 'features'],
  main: [...shared, 'features', 'app'],
};

const isTest = (path: string): boolean => /\.(?:test|e2e)\.tsx?$/.test(path) || path.startsWith('src/test/');
const isCode = (path: string): boolean => /\.(?:ts|tsx|mjs)$/.test(path);
const isProduct = (path: string): boolean => path.startsWith('src/') && isCode(path) && !isTest(path);

/** `src/features/sign-in/x.ts` → `features/sign-in`, `src/domain/x.ts` → `domain`, `sandbox/x.ts` → `sandbox`. */
function layerOf(path: string): string {
  const [top = '', second = '', third = ''] = path.split('/');
  if (top !== 'src') return top;
  if (isTest(path)) return 'test';
  return second === 'features' ? `features/${third}` : second.replace(/\.tsx?$/, '');
}

/** Text without comments that stand alone: they may speak of anything. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** What a file imports: by value, as a type, for its effect, lazily, or to export it again. */
export function importsOf(text: string): readonly string[] {
  const found = codeOf(text).matchAll(/(?:\bfrom|\bimport|\bimport\s*\()\s*(['"])([^'"\n]+)\1/g);
  return [...found].map(([, , specifier = '']) => specifier);
}

/** A text that is read as it stands (`?raw`) is a file like any other. */
function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier.replace(/\?raw$/, ''));
}

/** The only packages that pure rules may use: they compute and do nothing else (ADR 0006). */
function isPurePackage(path: string, specifier: string): boolean {
  const isSchemaRule = path.startsWith('src/domain/event-schema/');
  const isSchemaPackage = specifier === '@cfworker/json-schema' || specifier === 'json-schema-faker';
  return specifier === 'zod/mini' || (isSchemaRule && isSchemaPackage);
}

function importViolation(path: string, specifier: string, files: SourceFiles): string | undefined {
  const from = layerOf(path);
  const [fromKind = ''] = from.split('/');
  if (!specifier.startsWith('.')) {
    const isPure = fromKind === 'lib' || fromKind === 'domain';
    if (isPure && !isPurePackage(path, specifier))
      return `${path} imports ${specifier}: lib and domain are free of packages`;
    return from === 'session' && specifier.includes('react-query')
      ? `${path} imports ${specifier}: the session knows no React Query`
      : undefined;
  }
  const target = resolve(path, specifier);
  if (!files.has(target)) return `${path} imports ${specifier}, which does not exist`;
  const to = layerOf(target);
  const [toKind = ''] = to.split('/');
  const isAllowed = from === to || (fromKind !== toKind && mayImport[fromKind]?.includes(toKind));
  return isAllowed ? undefined : `${path} imports ${target}: ${from} may not import ${to}`;
}

/** Imports that do not resolve or go against the direction of the layers. */
export function findImportViolations(files: SourceFiles): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    if (isProduct(path)) {
      return importsOf(text).flatMap((specifier) => importViolation(path, specifier, files) ?? []);
    }
    if (!path.startsWith('sandbox/') || !isCode(path)) return [];
    return importsOf(text)
      .filter((specifier) => specifier.startsWith('.') && resolve(path, specifier).startsWith('src/'))
      .map((specifier) => `${path} imports ${specifier}: the sandbox is written from the contract, not from src`);
  });
}

interface PlaceRule {
  readonly what: string;
  readonly pattern: RegExp;
  readonly isAllowedIn: (path: string) => boolean;
}

const nowhere = (): boolean => false;

const placeRules: readonly PlaceRule[] = [
  {
    what: 'calls fetch',
    pattern: /\bfetch\s*\(/,
    isAllowedIn: (path) =>
      path === 'src/api/exchange.ts' || path === 'src/app/config.ts' || path.startsWith('src/session/'),
  },
  {
    what: 'uses browser storage',
    pattern: /\b(?:localStorage|sessionStorage|indexedDB|caches)\b/,
    isAllowedIn: (path) => path === 'src/session/session-storage.ts' || path === 'src/lib/preferences.ts',
  },
  {
    what: 'reads import.meta.env',
    pattern: /\bimport\.meta\.env\b/,
    isAllowedIn: (path) => path === 'src/app/config.ts',
  },
  {
    what: 'speaks to the network by another way than fetch',
    pattern: /\b(?:XMLHttpRequest|sendBeacon|WebSocket|EventSource)\b/,
    isAllowedIn: nowhere,
  },
  { what: 'uses cookies', pattern: /\bdocument\.cookie\b|\bcookieStore\b/, isAllowedIn: nowhere },
  {
    what: 'makes code or markup of text',
    pattern: /\beval\s*\(|\bnew Function\b|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdangerouslySetInnerHTML\b/,
    isAllowedIn: nowhere,
  },
  {
    what: 'is a barrel',
    pattern: /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})(?:\s+as\s+\w+)?\s+from\b/m,
    isAllowedIn: nowhere,
  },
];

/** What only certain files may do (design section 3). */
export function findMisplacedCode(files: SourceFiles): readonly string[] {
  return [...files]
    .filter(([path]) => isProduct(path))
    .flatMap(([path, text]) => {
      const code = codeOf(text);
      const broken = placeRules.filter(({ pattern, isAllowedIn }) => pattern.test(code) && !isAllowedIn(path));
      const isIndex = /\/index\.tsx?$/.test(path) ? [`${path} is a barrel`] : [];
      return [...broken.map(({ what }) => `${path} ${what}`), ...isIndex];
    });
}

const testRules: readonly (readonly [string, RegExp])[] = [
  ['leaves a test out', /\b(?:test|it|describe|property|suite)(?:\.\w+)*\.(?:only|skip|fixme|todo|skipIf|runIf)\b/],
  ['sleeps', /\bwaitForTimeout\b/],
  ['waits for silence on the network, which proves nothing', /['"]networkidle['"]/],
];

/** Tests that are left out or sleep, and end-to-end tests that intercept requests in the page. */
export function findWeakTests(files: SourceFiles): readonly string[] {
  return [...files]
    .filter(([path]) => isCode(path) && (isTest(path) || path.startsWith('e2e/')))
    .flatMap(([path, text]) => {
      const code = codeOf(text);
      const intercepts = path.startsWith('e2e/') && /\b(?:page|context)\.route(?:FromHAR)?\s*\(/.test(code);
      return [
        ...testRules.filter(([, pattern]) => pattern.test(code)).map(([what]) => `${path} ${what}`),
        ...(intercepts ? [`${path} intercepts requests in the page`] : []),
      ];
    });
}

const machineWords: readonly (readonly [string, RegExp])[] = [
  ['names a package registry', /\bregistry\.(?:npmjs|yarnpkg|npmmirror)|\bnpm\.pkg\.github|\/artifactory\//i],
  ['holds a path of one machine', /(?<![\w.:/-])\/(?:work|root|home|Users)\/[\w.-]+/],
  ['holds a path of one machine', /\b[A-Z]:\\Users\\/],
];

/** Tracked files that work on one machine or with one registry only. */
export function findMachineTraces(files: SourceFiles): readonly string[] {
  return [...files].flatMap(([path, text]) => [
    ...machineWords.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path} ${what}`),
    ...(path === 'package-lock.json' && /"resolved":\s*"https?:/.test(text)
      ? [`${path} names where packages came from`]
      : []),
  ]);
}
