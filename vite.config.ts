import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The theme switches the ripple off, yet every button brings its code: 2.5 kB of the first load. Where MUI moves the
 * file this does nothing, and the size budget says so.
 */
const noRipple: Plugin = {
  name: 'no-ripple',
  apply: 'build',
  load: (id) => (id.endsWith('/ButtonBase/TouchRipple.mjs') ? 'export default function NoRipple() {}' : undefined),
};

export default defineConfig({
  plugins: [react(), noRipple],
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
          setupFiles: ['src/test/put-back.ts', 'src/test/set-up.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
