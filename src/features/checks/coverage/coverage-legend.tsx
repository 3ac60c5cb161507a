import { styled } from '@mui/material/styles';
import { useLayoutEffect, useRef } from 'react';
import { legendWords } from '../../../domain/coverage/coverage-legend.ts';
import type { CellCounts } from '../../../domain/coverage/select-coverage.ts';
import { drawMark, type MarkStyle, plainTone } from './cell-marks.ts';
import { ratioOf, readColours, useScreenKind } from './picture-colours.ts';

const Legend = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(0.75, 3),
  margin: 0,
  padding: 0,
  listStyle: 'none',
  fontSize: '0.875rem',
  '& li': { display: 'flex', alignItems: 'center', gap: 8 },
  '& canvas, & .none': { flex: 'none', width: 20, height: 20, boxSizing: 'border-box' },
  '& .none': { border: `1px solid ${theme.vars.palette.divider}` },
  '& .count': { color: theme.vars.palette.text.secondary, fontVariantNumeric: 'tabular-nums' },
}));

const swatch = { width: 20, height: 20 };

/** A cell as the picture draws it. */
function Swatch({ state, isDisabled, isOverview }: MarkStyle & { readonly isOverview: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const screen = useScreenKind();
  // The outside system is the canvas.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current === null || context === null || context === undefined) return;
    const ratio = ratioOf(screen);
    canvas.current.width = Math.round(swatch.width * ratio);
    canvas.current.height = Math.round(swatch.height * ratio);
    context.scale(ratio, ratio);
    const colours = readColours(canvas.current);
    if (isOverview) {
      context.fillStyle = plainTone({ state, isDisabled }, colours);
      context.fillRect(0, 0, swatch.width, swatch.height);
    } else drawMark(context, { state, isDisabled }, swatch, colours);
  }, [state, isDisabled, isOverview, screen]);
  return <canvas ref={canvas} aria-hidden="true" />;
}

interface CoverageLegendProps {
  readonly counts: CellCounts;
  readonly isOverview: boolean;
}

/** What the cells mean, in words, and how many of each are shown. */
export function CoverageLegend({ counts, isOverview }: CoverageLegendProps) {
  return (
    <Legend aria-label="Legend">
      {legendWords.map(({ state, words }) => (
        <li key={state}>
          {state === 'nothing' ? (
            <span className="none" />
          ) : (
            <Swatch state={state} isDisabled={false} isOverview={isOverview} />
          )}
          <span>
            {words} <span className="count">{counts[state].toLocaleString()}</span>
          </span>
        </li>
      ))}
      <li>
        <Swatch state="wildcard" isDisabled isOverview={isOverview} />
        <span>
          in grey: the subscription is disabled <span className="count">{counts.disabled.toLocaleString()}</span>
        </span>
      </li>
    </Legend>
  );
}
