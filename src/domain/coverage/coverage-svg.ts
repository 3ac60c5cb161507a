import { escapeXml } from '../../lib/escape-xml.ts';
import type { SlicedWork } from '../../lib/slices.ts';
import { revealHiddenCharacters } from '../hidden-characters.ts';
import { type CellState, type Coverage, stateAt } from './coverage.ts';
import { type CellCounts, countCells, type CoverageSelection } from './select-coverage.ts';
import { legendWords } from './coverage-legend.ts';

/** A picture of more cells is a file that no program opens with pleasure: then rows or columns are to be filtered. */
export const mostSvgCells = 500_000;

const cell = 14;
const left = 250;
/** Where the cells begin below title, legend and labels. */
const top = 370;
const longestLabel = 32;

/** Dark ink on white paper, told apart by shape, so that a printer of one colour does. */
const marks: Readonly<Record<Exclude<CellState, 'nothing'>, string>> = {
  name: '<rect x="1" y="1" width="12" height="12" fill="INK"/>',
  wildcard:
    '<rect x="1" y="1" width="12" height="12" fill="PALE" stroke="INK" stroke-width="0.8"/><path d="M1 7L7 1M1 13L13 1M7 13L13 7" stroke="INK" stroke-width="1.6"/>',
  several:
    '<rect x="1" y="1" width="12" height="12" fill="INK"/><path d="M3 3L11 11M11 3L3 11" stroke="#fff" stroke-width="1.8"/>',
  'same-url':
    '<rect x="1" y="1" width="12" height="12" fill="#fff" stroke="#9a5b00" stroke-width="1.6"/><circle cx="4.700" cy="7" r="2.200" fill="#9a5b00"/><circle cx="9.300" cy="7" r="2.200" fill="#9a5b00"/>',
};

const inks = { on: { INK: '#3a3fc0', PALE: '#dfe1fa' }, off: { INK: '#8b8fa6', PALE: '#ffffff' } } as const;

type Tone = keyof typeof inks;

function patternId(state: CellState, tone: Tone): string {
  return `${state}-${tone}`;
}

/** A pattern as large as a cell: a run of cells that are alike is one rectangle. */
function patterns(): string {
  return Object.entries(marks)
    .flatMap(([state, mark]) =>
      Object.entries(inks).map(([tone, { INK, PALE }]) => {
        const drawn = mark.replaceAll('INK', INK).replaceAll('PALE', PALE);
        return `<pattern id="${state}-${tone}" width="${cell}" height="${cell}" patternUnits="userSpaceOnUse" x="${left}" y="${top}">${drawn}</pattern>`;
      }),
    )
    .join('');
}

function shorten(text: string): string {
  const characters = Array.from(revealHiddenCharacters(text));
  return characters.length > longestLabel ? `${characters.slice(0, longestLabel - 1).join('')}…` : characters.join('');
}

/** A text with its whole length as a tooltip. */
function label(text: string, attributes: string, suffix = ''): string {
  return `<text ${attributes}>${escapeXml(shorten(text))}${suffix}<title>${escapeXml(revealHiddenCharacters(text))}</title></text>`;
}

interface SvgTexts {
  /** Whose picture it is, and when it was made. */
  readonly account: string;
  readonly date: string;
}

/** A line of the legend. The swatch is moved so that its pattern begins with it. */
function legendLine(words: string, fill: string | undefined, index: number): string {
  const y = 62 + index * 18;
  const swatch =
    fill === undefined
      ? `<rect x="16.5" y="${y + 0.5}" width="13" height="13" fill="none" stroke="#dcdfea"/>`
      : `<rect x="${left}" y="${top}" width="${cell}" height="${cell}" transform="translate(${16 - left} ${y - top})" fill="url(#${fill})"/>`;
  return `${swatch}<text x="38" y="${y + 11}">${escapeXml(words)}</text>`;
}

function head(
  { account, date }: SvgTexts,
  counts: CellCounts,
  { rows, columns }: CoverageSelection,
): readonly string[] {
  const size = `${rows.length.toLocaleString()} × ${columns.length.toLocaleString()}`;
  const legend = legendWords.map(({ state, words }, index) =>
    legendLine(
      `${words}: ${counts[state].toLocaleString()}`,
      state === 'nothing' ? undefined : patternId(state, 'on'),
      index,
    ),
  );
  const grey = `in grey: the subscription is disabled (off): ${counts.disabled.toLocaleString()}`;
  return [
    '<text x="16" y="28" font-size="18" font-weight="bold">Coverage</text>',
    `<text x="16" y="48" fill="#545870">${escapeXml(`${account} · ${date} · ${size} (subscriptions × event types)`)}</text>`,
    ...legend,
    legendLine(grey, patternId('wildcard', 'off'), legend.length),
    `<text x="16" y="${82 + (legend.length + 1) * 18}" fill="#545870">Numbers: the event types of a row, the enabled receivers of a column. By the catalogue of that day and the console’s reading of wildcards.</text>`,
  ];
}

function columnHeads({ columns }: CoverageSelection): readonly string[] {
  return columns.flatMap(({ name, source, enabled }, index) => {
    const x = left + index * cell;
    const isFirst = columns[index - 1]?.source !== source;
    return [
      ...(isFirst ? [`<path d="M${x} ${top - 40}V${top - 2}" stroke="#545870"/>`] : []),
      label(name, `transform="translate(${x + 10} ${top - 24}) rotate(-60)"`),
      `<text x="${x + cell / 2}" y="${top - 6}" font-size="${enabled > 999 ? 5 : 7}" text-anchor="middle"${enabled === 0 ? ' font-weight="bold"' : ''}>${enabled}</text>`,
    ];
  });
}

/** Rectangles of a row over runs of cells that are alike. */
function rowCells(states: readonly CellState[], y: number, tone: Tone): string {
  let drawn = '';
  for (let from = 0; from < states.length; ) {
    const state = states[from] ?? 'nothing';
    let to = from + 1;
    while (to < states.length && states[to] === state) to += 1;
    if (state !== 'nothing') {
      drawn += `<rect x="${left + from * cell}" y="${y}" width="${(to - from) * cell}" height="${cell}" fill="url(#${patternId(state, tone)})"/>`;
    }
    from = to;
  }
  return drawn;
}

/**
 * The picture as a file of its own: no script, no style sheet, nothing loaded from anywhere. Names are anybody's text
 * and are escaped.
 */
export function* writeCoverageSvg(
  coverage: Coverage,
  selection: CoverageSelection,
  texts: SvgTexts,
): SlicedWork<readonly string[]> {
  const { rows, columns } = selection;
  // The names of the columns lean over to the right of the last one.
  const width = Math.max(left + columns.length * cell + 150, 760);
  const height = top + rows.length * cell + 16;
  const parts = [
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="10" fill="#1b1d2a" role="img">`,
    '<title>Coverage: subscriptions and the event types that they receive</title>',
    `<defs>${patterns()}</defs><rect width="${width}" height="${height}" fill="#fff"/>`,
    ...head(texts, countCells(coverage, selection), selection),
    ...columnHeads(selection),
  ];
  for (const [index, subscription] of rows.entries()) {
    yield;
    const y = top + index * cell;
    const { enabled } = subscription;
    const row = coverage.readRow(subscription);
    const total = coverage.typeCounts.get(subscription) ?? 0;
    const states = columns.map(({ position }) => stateAt(row, position));
    parts.push(
      `<path d="M16 ${y + cell}H${left + columns.length * cell}" stroke="#dcdfea" stroke-width="0.5"/>`,
      label(subscription.name, `x="16" y="${y + 10}"${enabled ? '' : ' fill="#545870"'}`, enabled ? '' : ' (off)'),
      `<text x="${left - 8}" y="${y + 10}" text-anchor="end"${total === 0 ? ' font-weight="bold"' : ''}>${total}</text>`,
      rowCells(states, y, enabled ? 'on' : 'off'),
    );
  }
  return [...parts, '</svg>\n'];
}
