import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { supplyChain } from './scripts/supply-chain/supply-chain-plugin.ts';

/** MUI's inline script, which the strict policy forbids; its constants are needed. */
const noInlineScript = `
export const DEFAULT_MODE_STORAGE_KEY = 'mode';
export const DEFAULT_COLOR_SCHEME_STORAGE_KEY = 'color-scheme';
export const DEFAULT_ATTRIBUTE = 'data-color-scheme';
export function buildInitColorSchemeScript() { throw new Error('The policy forbids inline scripts'); }
export default buildInitColorSchemeScript;`;

/** What MUI and other libraries import and this console never uses, by its file; each would be loaded before the first picture. */
const unused: Readonly<Record<string, string>> = {
  // The theme switches the ripple off, yet every button brings its code: 2.5 kB.
  '/ButtonBase/TouchRipple.mjs': 'export default function NoRipple() {}',
  // For emotion's `withTheme`, which nobody calls: 2 kB, with a second `react-is`.
  '/hoist-non-react-statics.cjs.js': "export default function noStatics() { throw new Error('Use useTheme'); }",
  // All names of properties that HTML and SVG know: 1.6 kB. Types see to it that plain elements get no others than these.
  '/emotion-is-prop-valid.esm.js':
    "export default (name) => name !== 'as' && name !== 'sx' && name !== 'theme' && name !== 'ownerState';",
  // Every select here is the browser's own, yet every text field brings MUI's, with its menu.
  '/Select/SelectInput.mjs': "export default function NoSelect() { throw new Error('Make this select native'); }",
  '/system/InitColorSchemeScript/InitColorSchemeScript.mjs': noInlineScript,
  // No list here is loaded by pages, yet each query brings what would: 0.7 kB.
  '/query-core/build/modern/infiniteQueryBehavior.js':
    'export function infiniteQueryBehavior() { throw new Error("No query here is infinite"); }' +
    'export { infiniteQueryBehavior as hasNextPage, infiniteQueryBehavior as hasPreviousPage };',
  // For React 17, which had no such hook of its own.
  '/cjs/use-sync-external-store-shim.production.js':
    "exports.useSyncExternalStore = require('react').useSyncExternalStore;",
};

/** Where MUI moves such a file this does nothing, and the size budget says so. */
const withoutUnused: Plugin = {
  name: 'without-unused',
  apply: 'build',
  load: (id) => Object.entries(unused).find(([file]) => id.endsWith(file))?.[1],
};

/** Page tests that replace modules of the console. */
const isolated = ['src/**/*.isolated.test.tsx'];

export default defineConfig({
  plugins: [react(), withoutUnused, supplyChain()],
  build: {
    target: 'baseline-widely-available',
    // The strict policy allows neither data: images nor inline scripts (acceptance 6.1).
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    manifest: '.vite/manifest.json',
    // What every page loads is one file for the libraries, which outlives releases, and one for the console: cut where
    // pages happen to differ, it was 36 files, each compressed by itself, and 13 kB more.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/ },
            { name: 'console', tags: ['$initial'], test: /[\\/]src[\\/](?!main)/ },
          ],
        },
      },
    },
    // Budgets of compressed sizes are what counts (.size-limit.mjs).
    chunkSizeWarningLimit: 700,
  },
  test: {
    // Loading the libraries anew for each file took most of the time. Our own modules still are new to each; what else
    // a file changes it puts back (put-back.ts).
    isolate: false,
    // All processors: nothing else runs meanwhile, and Vitest would leave one of two idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['src/test/put-back.ts'],
          include: [
            'src/**/*.test.ts',
            'sandbox/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'deploy/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          exclude: isolated,
          setupFiles: ['src/test/put-back.ts', 'src/test/set-up.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'isolated ui',
          environment: 'jsdom',
          include: isolated,
          // A module that is replaced must not have been loaded by another file before.
          isolate: true,
          setupFiles: ['src/test/put-back.ts', 'src/test/set-up.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
