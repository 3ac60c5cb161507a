import { type Figure, type Goal, isMet, type Summary, summarise } from './figure.ts';
import { type Measured, throttle } from './results.ts';

const header = ['what', 'measured', 'goal', '', `${throttle}× CPU throttle`, 'goal', ''];

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

/** “16 ms (14 to 21, 7 runs)”: the median, what it lies between, and of how many. */
function showSummary({ unit }: Figure, summary: Summary | undefined): string {
  if (summary === undefined) return '';
  const { median, least, most, count } = summary;
  return `${number(median)}${unit === '' ? '' : ` ${unit}`} (${number(least)} to ${number(most)}, ${count})`;
}

function showGoal(goal: Goal | undefined): string {
  if (goal === undefined) return '';
  const sign = { 'at most': '≤', 'at least': '≥', exactly: '=' }[goal.is];
  return `${sign} ${number(goal.value)}`;
}

function showVerdict(goal: Goal | undefined, summary: Summary | undefined): string {
  if (goal === undefined || summary === undefined) return '';
  return isMet(goal, summary) ? 'met' : '**missed**';
}

function toCells({ figure, plain, throttled }: Measured): readonly string[] {
  const [fast, slow] = [summarise(plain), summarise(throttled)];
  return [
    figure.what,
    showSummary(figure, fast),
    showGoal(figure.goal),
    showVerdict(figure.goal, fast),
    showSummary(figure, slow),
    showGoal(figure.throttledGoal),
    showVerdict(figure.throttledGoal, slow),
  ];
}

/** A Markdown table whose columns stand in line, so that it reads well in a terminal too. */
export function toTable(measured: readonly Measured[]): string {
  const rows = [header, header.map(() => '---'), ...measured.map(toCells)];
  const widths = header.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows
    .map((cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}
