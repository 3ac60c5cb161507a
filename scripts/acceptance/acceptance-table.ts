import { acceptanceGroups, type AcceptanceRow } from './acceptance-rows.ts';
import type { Proof } from './proofs.ts';

/** What is wrong with the matrix as the last run of the suite shows it; nothing where each row is proven or explained. */
export function findGaps(rows: readonly AcceptanceRow[], proofs: readonly Proof[]): readonly string[] {
  const known = new Set(rows.map(({ id }) => id));
  // The goals (G) and loads (L) of the acceptance text may be named beside a row; they have no rows of their own here.
  const isStray = (id: string): boolean => !known.has(id) && !/^[GL]/u.test(id);
  return [
    ...rows.flatMap(({ id, title, reason }) => {
      const own = proofs.filter(({ ids }) => ids.includes(id));
      if (own.some(({ hasPassed }) => !hasPassed)) return [`${id} (${title}): a test of it failed.`];
      if (own.length === 0 && reason === undefined) return [`${id} (${title}): neither a test nor a reason.`];
      return [];
    }),
    ...proofs.flatMap(({ ids, file }) =>
      ids.filter(isStray).map((id) => `${id}: named by a test in ${file}, but no row of the matrix.`),
    ),
  ];
}

/** The page `docs/acceptance.md`: each row, the tests that prove it, and their result in the last run. */
export function acceptancePage(rows: readonly AcceptanceRow[], proofs: readonly Proof[], day: string): string {
  const proven = rows.filter(({ id }) => proofs.some(({ ids }) => ids.includes(id)));
  const inPart = proven.filter(({ leaves }) => leaves !== undefined).length;
  const ofThem = inPart === 0 ? '' : `, ${inPart} of them for a part of the case only, as the row says`;
  return `${[
    '# Acceptance matrix',
    '',
    `Written by \`npm run acceptance\` from the results of \`npm test\` on ${day}. A test belongs to a row when its title begins`,
    'with the id of the row. To change a case or its reason, edit `scripts/acceptance/acceptance-rows.json`.',
    '',
    `${proven.length} of ${rows.length} rows have a test${ofThem}; each other row says why not.`,
    ...Object.entries(acceptanceGroups).flatMap(([letter, name]) => [
      '',
      `## ${letter}. ${name}`,
      '',
      '| Row | Case | Proven by | Result |',
      '| --- | --- | --- | --- |',
      ...rows.filter(({ id }) => id.startsWith(letter)).map((row) => tableLine(row, proofs)),
    ]),
  ].join('\n')}\n`;
}

function tableLine({ id, title, reason, leaves }: AcceptanceRow, proofs: readonly Proof[]): string {
  const own = proofs.filter(({ ids }) => ids.includes(id));
  const tests = [...new Set(own.map((proof) => `${shortTitle(proof)} (\`${proof.file}\`)`))];
  const notes = [reason, leaves].filter((note) => note !== undefined);
  const by = [...tests, ...notes].map(asCell).join('<br>');
  return `| ${id} | ${asCell(title)} | ${by} | ${resultOf(own, { reason, leaves })} |`;
}

const shortTitle = ({ title }: Proof): string => title.replace(/^[A-Z]\d+(?:, [A-Z]\d+)*: /u, '');

const asCell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('<', '&lt;');

function resultOf(own: readonly Proof[], { reason, leaves }: Pick<AcceptanceRow, 'reason' | 'leaves'>): string {
  if (own.length === 0) return reason === undefined ? '**no proof**' : 'not held';
  const failed = own.filter(({ hasPassed }) => !hasPassed).length;
  if (failed > 0) return `**${failed} of ${own.length} failed**`;
  const passed = own.length === 1 ? 'passed' : `${own.length} passed`;
  return leaves === undefined ? passed : `${passed}, in part`;
}
