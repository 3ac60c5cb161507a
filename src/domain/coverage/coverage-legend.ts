import type { CellState } from './coverage.ts';

/** What the cells mean, in the words of the page and of the files, in the order of the legend. */
export const legendWords: readonly { readonly state: CellState; readonly words: string }[] = [
  { state: 'name', words: 'by its name' },
  { state: 'wildcard', words: 'by a wildcard' },
  { state: 'several', words: 'by several entries of the subscription' },
  { state: 'same-url', words: 'twice: another enabled subscription sends it to the same URL' },
  { state: 'nothing', words: 'not received' },
];
