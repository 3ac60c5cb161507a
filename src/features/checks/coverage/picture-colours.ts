import { styled } from '@mui/material/styles';
import { useSyncExternalStore } from 'react';
import type { PictureColours } from './cell-marks.ts';

/** What is drawn takes its colours from here, so that the theme and the person's own colours reach the canvas too. */
export const ColourScope = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    '--picture-ink': palette.text.primary,
    '--picture-quiet': palette.text.secondary,
    '--picture-line': palette.divider,
    '--picture-paper': palette.background.paper,
    '--picture-shade': palette.background.default,
    '--picture-mark': palette.primary.main,
    '--picture-middle': '#9a9de3',
    '--picture-pale': '#e4e5fa',
    '--picture-warning': palette.warning.main,
    '--picture-muted': '#878ba1',
    '--picture-focus': palette.error.main,
    '@media (prefers-color-scheme: dark)': {
      '--picture-middle': '#6468ad',
      '--picture-pale': '#2a2d4d',
      '--picture-muted': '#7b8098',
    },
    '@media (forced-colors: active)': {
      '--picture-ink': 'CanvasText',
      '--picture-quiet': 'CanvasText',
      '--picture-line': 'GrayText',
      '--picture-paper': 'Canvas',
      '--picture-shade': 'Canvas',
      '--picture-mark': 'CanvasText',
      '--picture-middle': 'CanvasText',
      '--picture-pale': 'Canvas',
      '--picture-warning': 'CanvasText',
      '--picture-muted': 'GrayText',
      '--picture-focus': 'Highlight',
    },
  };
});

/** The colours that hold at an element inside the scope now. */
export function readColours(element: Element): PictureColours {
  const style = getComputedStyle(element);
  const read = (name: keyof PictureColours): string => style.getPropertyValue(`--picture-${name}`).trim();
  return {
    ink: read('ink'),
    quiet: read('quiet'),
    line: read('line'),
    paper: read('paper'),
    shade: read('shade'),
    mark: read('mark'),
    middle: read('middle'),
    pale: read('pale'),
    warning: read('warning'),
    muted: read('muted'),
    focus: read('focus'),
  };
}

const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

function watch(onChange: () => void): () => void {
  const lists = queries.map((query) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', onChange);
  window.addEventListener('resize', onChange);
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange);
    window.removeEventListener('resize', onChange);
  };
}

function readScreen(): string {
  const states = queries.map((query) => window.matchMedia(query).matches);
  return [...states, window.devicePixelRatio].join(' ');
}

/** Changes whenever something has to be drawn anew for the colours or the fineness of the screen. */
export function useScreenKind(): string {
  return useSyncExternalStore(watch, readScreen);
}

/** How many dots of the screen are a CSS pixel wide. */
export function ratioOf(screen: string): number {
  return Number(screen.split(' ').at(-1));
}
