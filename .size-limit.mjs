// Budgets of compressed JavaScript per route: what a browser loads before the route can show anything.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('dist/.vite/manifest.json', import.meta.url), 'utf8'));

/** Every file that a module loads statically, itself included. */
function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The build has no ${key}: correct .size-limit.mjs`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

/** The entry and the lazy pages of a route. */
function route(...pages) {
  const files = new Set(['index.html', ...pages].flatMap((key) => [...filesOf(key)]));
  return [...files].map((file) => `dist/${file}`);
}

/** What a lazy part, or several together, add to a route that is shown already. */
function addition(parts, ...pages) {
  const loaded = new Set(route(...pages));
  return route(...[parts].flat()).filter((file) => !loaded.has(file));
}

const list = 'src/features/subscriptions/list/subscriptions-page.tsx';
const create = 'src/features/subscriptions/editor/create-page.tsx';
const signatures = [
  'src/features/signatures/signatures-page.tsx',
  'src/features/signatures/lower-regions.tsx',
  'src/domain/event-schema/check-data.ts',
];

export default [
  { name: 'list route', path: route(list), gzip: true, limit: '210 kB' },
  { name: 'sign-in route', path: route('src/app/pages/sign-in-route.tsx'), gzip: true, limit: '235 kB' },
  { name: 'create route', path: route(create), gzip: true, limit: '270 kB' },
  {
    name: 'schema and sample, opened in the picker',
    path: addition('src/components/event-schema/event-type-details.tsx', create),
    gzip: true,
    limit: '32 kB',
  },
  { name: 'signatures, once a verdict is shown', path: addition(signatures, list), gzip: true, limit: '45 kB' },
  {
    name: 'signed samples, once an event type is chosen',
    path: addition('src/features/signatures/sign-sample.ts', list, ...signatures),
    gzip: true,
    limit: '20 kB',
  },
];
