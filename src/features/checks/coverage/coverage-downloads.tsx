import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Coverage } from '../../../domain/coverage/coverage.ts';
import { writeCoverageCsv } from '../../../domain/coverage/coverage-csv.ts';
import { mostSvgCells, writeCoverageSvg } from '../../../domain/coverage/coverage-svg.ts';
import type { CoverageSelection } from '../../../domain/coverage/select-coverage.ts';
import { downloadFile } from '../../../lib/download-file.ts';
import { type SlicedWork, workInSlices } from '../../../lib/slices.ts';
import { today } from '../../../lib/today.ts';
import { useSessionState } from '../../../session/session-context.tsx';

const route = getRouteApi('/shell/signed-in/checks');

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(1, 1.5),
  '& p': { margin: 0, color: theme.vars.palette.text.secondary, fontSize: '0.875rem' },
}));

interface CoverageDownloadsProps {
  readonly coverage: Coverage;
  readonly selection: CoverageSelection;
}

/** Whose configuration this is, for a file that is looked at elsewhere. */
function useAccountLabel(): string {
  const { config } = route.useRouteContext();
  const state = useSessionState();
  if (state.status !== 'signed-in' && state.status !== 'expired') return config.environment.label;
  const { region, identity } = state.facts;
  return `${config.environment.label}, ${region.label}, ${identity.label}`;
}

interface FileMaking {
  readonly isBusy: boolean;
  readonly make: (name: string, type: string, work: SlicedWork<readonly string[]>) => Promise<void>;
}

/** Makes a file in slices, one at a time, and gives it up when the page is left. */
function useFileMaking(): FileMaking {
  const [isBusy, setIsBusy] = useState(false);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  return {
    isBusy,
    async make(name, type, work) {
      const own = new AbortController();
      stop.current?.abort();
      stop.current = own;
      setIsBusy(true);
      const parts = await workInSlices(work, own.signal);
      if (parts === undefined) return;
      setIsBusy(false);
      downloadFile(name, type, parts);
    },
  };
}

/** The picture as files: what is shown, filters and order included. */
export function CoverageDownloads({ coverage, selection }: CoverageDownloadsProps) {
  const account = useAccountLabel();
  const { isBusy, make } = useFileMaking();
  const cells = selection.rows.length * selection.columns.length;
  const isTooLarge = cells > mostSvgCells;
  const saveCsv = (): void =>
    void make(`coverage-${today()}.csv`, 'text/csv;charset=utf-8', writeCoverageCsv(coverage, selection));
  const saveSvg = (): void => {
    const work = writeCoverageSvg(coverage, selection, { account, date: new Date().toLocaleString() });
    void make(`coverage-${today()}.svg`, 'image/svg+xml', work);
  };
  return (
    <Bar>
      <Button variant="outlined" size="small" onClick={saveCsv} loading={isBusy}>
        Download CSV
      </Button>
      <Button variant="outlined" size="small" onClick={saveSvg} loading={isBusy} disabled={isTooLarge}>
        Download SVG
      </Button>
      <p>
        {isTooLarge
          ? `The files hold what is shown. An SVG holds at most ${mostSvgCells.toLocaleString()} cells: filter first.`
          : 'The files hold what is shown.'}
      </p>
    </Bar>
  );
}
