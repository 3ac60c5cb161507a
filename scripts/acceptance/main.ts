// `npm run acceptance`: checks that the last `npm test` proved every row of the acceptance matrix, or says why not.
// With `-- --write` it also writes docs/acceptance.md.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { acceptanceRows } from './acceptance-rows.ts';
import { acceptancePage, findGaps } from './acceptance-table.ts';
import { proofsInEndToEndReport, proofsInUnitReport } from './proofs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url)).replaceAll('\\', '/');
const results = `${root}node_modules/.cache/test-results`;

const readReport = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(`${results}/${name}.json`, 'utf8'));

const proofs = [
  ...proofsInUnitReport(await readReport('unit'), root),
  ...proofsInEndToEndReport(await readReport('end-to-end')),
];
if (process.argv.includes('--write')) {
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(`${root}docs/acceptance.md`, acceptancePage(acceptanceRows, proofs, day));
}
const gaps = findGaps(acceptanceRows, proofs);
for (const gap of gaps) console.error(gap);
console.log(`${acceptanceRows.length} rows, ${proofs.length} tests that name one, ${gaps.length} gaps`);
process.exitCode = gaps.length === 0 ? 0 : 1;
