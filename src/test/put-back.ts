import { afterAll, vi } from 'vitest';

// The test files of one worker share its globals and libraries (vite.config.ts): the next finds them as they were.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
