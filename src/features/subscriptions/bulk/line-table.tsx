import { styled } from '@mui/material/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly words: string;
}

interface LineTableProps {
  readonly label: string;
  /** The header of the second column. */
  readonly about: string;
  readonly lines: readonly Line[];
}

/** Of more lines only those near the view are mounted. */
const alwaysMounted = 60;

const Frame = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: 'min(340px, 40dvh)',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 8,
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '& table': { borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed', width: '100%' },
  '& th, & td': {
    padding: theme.spacing(0.75, 1.5),
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontSize: '0.875rem',
    overflowWrap: 'anywhere',
  },
  '& thead th': {
    position: 'sticky',
    top: 0,
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.background.paper,
    fontSize: '0.8125rem',
  },
  '& tbody th': { fontWeight: 600 },
  '& .first': { width: '42%' },
  // “Subscription” then fits its column on a phone.
  [theme.breakpoints.down('sm')]: { '& th, & td': { paddingInline: theme.spacing(1) } },
}));

function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr aria-hidden="true" style={{ height }} />;
}

/** A subscription a line, with a word about it; ten thousand of them scroll as ten. */
export function LineTable({ label, about, lines }: LineTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const isWindowed = lines.length > alwaysMounted;
  // The React Compiler is off (ADR 0005), which is all that this warning is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    enabled: isWindowed,
    count: lines.length,
    getScrollElement: () => frame.current,
    initialRect: { width: 0, height: 340 },
    estimateSize: () => 34,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const shown = isWindowed ? items.map(({ index }) => index) : [...lines.keys()];
  return (
    <Frame ref={frame} tabIndex={0} role="region" aria-label={`${label} table`}>
      <table aria-label={label} aria-rowcount={lines.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="first">
              Subscription
            </th>
            <th scope="col">{about}</th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={isWindowed ? (items[0]?.start ?? 0) : 0} />
          {shown.map((index) => {
            const line = lines[index];
            return line === undefined ? null : (
              <tr key={line.id} aria-rowindex={index + 2} data-index={index} ref={virtualizer.measureElement}>
                <th scope="row">
                  <bdi>{line.name}</bdi>
                </th>
                <td>
                  <bdi>{line.words}</bdi>
                </td>
              </tr>
            );
          })}
          <Spacer height={isWindowed ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0} />
        </tbody>
      </table>
    </Frame>
  );
}
