import * as z from 'zod/mini';

/** A test that ran and whose title names rows of the acceptance matrix. */
export interface Proof {
  readonly ids: readonly string[];
  readonly title: string;
  /** From the top of the project, with forward slashes. */
  readonly file: string;
  readonly hasPassed: boolean;
}

/** What Vitest's JSON reporter writes, as far as it is read here. */
const unitReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});

const endToEndSpec = z.object({ title: z.string(), file: z.string(), ok: z.boolean() });
/** What Playwright's JSON reporter writes, as far as it is read here. */
const endToEndSuite = z.object({
  specs: z.optional(z.array(endToEndSpec)),
  get suites() {
    return z.optional(z.array(endToEndSuite));
  },
});

type EndToEndSuite = z.infer<typeof endToEndSuite>;

const leadingIds = /^[A-Z]\d+(?:, [A-Z]\d+)*(?=: )/u;

/** The ids that a title begins with: `N8, G10: …` proves both. */
export function idsOf(title: string): readonly string[] {
  return leadingIds.exec(title)?.[0].split(', ') ?? [];
}

/** The proofs in a report of the unit, property and page tests; ids of a `describe` count for each test in it. */
export function proofsInUnitReport(report: unknown, root: string): readonly Proof[] {
  return unitReport
    .parse(report)
    .testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.flatMap(({ ancestorTitles, title, status }) =>
        asProof([...ancestorTitles, title], name.replaceAll('\\', '/').replace(root, ''), status === 'passed'),
      ),
    );
}

/** The proofs in a report of the end-to-end tests. */
export function proofsInEndToEndReport(report: unknown): readonly Proof[] {
  return proofsInSuite(endToEndSuite.parse(report), []);
}

function proofsInSuite({ specs = [], suites = [] }: EndToEndSuite, above: readonly string[]): readonly Proof[] {
  return [
    ...specs.flatMap(({ title, file, ok }) => asProof([...above, title], `e2e/${file}`, ok)),
    ...suites.flatMap((suite) => proofsInSuite(suite, above)),
  ];
}

function asProof(titles: readonly string[], file: string, hasPassed: boolean): readonly Proof[] {
  const ids = [...new Set(titles.flatMap(idsOf))];
  return ids.length === 0 ? [] : [{ ids, title: titles.at(-1) ?? '', file, hasPassed }];
}
