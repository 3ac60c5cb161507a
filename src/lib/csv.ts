/** What a cell holds: text of anybody's, which is guarded, or a number of our own. */
export type CsvCell = string | number;

/** Excel reads a file as UTF-8 only when it begins with this. */
const byteOrderMark = '\uFEFF';

/** What a spreadsheet would take for a formula, and run (ASVS 1.2.10); the last is the full-width sign of equality. */
// oxlint-disable-next-line no-control-regex -- the character zero is one of them
const formulaStart = /^[=+\-@\t\r\0\uff1d]/;

function encodeCell(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record (RFC 4180), its line break included. Text that begins like a formula gets a `'` before it. */
export function csvRecord(cells: readonly CsvCell[]): string {
  return `${cells.map(encodeCell).join(',')}\r\n`;
}

/** The records of a file as its parts, in the order given. */
export function csvFile(records: readonly string[]): readonly string[] {
  return [byteOrderMark, ...records];
}
