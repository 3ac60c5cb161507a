import { BenchPage, createAccount } from './bench-page.ts';
import { atMost, type Figure } from './figure.ts';
import { type Bench, type Group, repeat } from './group.ts';
import { type Slowdown, throttle } from './results.ts';

const open = { what: 'open: click to tree rows', unit: 'ms', goal: atMost(100) } as const;
const search = { what: 'search: key to hits', unit: 'ms', goal: atMost(50) } as const;
const tick = { what: 'tick a source: click to paint', unit: 'ms', goal: atMost(50) } as const;
const unfold = { what: 'unfold a source: click to paint', unit: 'ms', goal: atMost(50) } as const;
const unfoldAll = { what: 'unfold all sources: key to paint', unit: 'ms' } as const;
const nodes = { what: 'most DOM nodes in the tree', unit: '', goal: atMost(600) } as const;

const tree = '[role="tree"]';
const row = '[role="treeitem"]';
const firstRow = `${tree} [data-index="0"]`;

/** One visit of the create page, from the list and back. */
async function visit(bench: BenchPage, record: (figure: Figure, value: number) => void): Promise<void> {
  const { page } = bench;
  const create = page.getByRole('main').getByRole('button', { name: 'Create subscription' });
  record(open, await bench.time('click', { selector: `${tree} ${row}`, is: 'there' }, () => create.click()));
  let mostNodes = 0;
  const count = async (): Promise<void> => {
    mostNodes = Math.max(mostNodes, await bench.countNodes(`${tree} *`));
  };
  await count();

  const changed = { selector: firstRow, is: 'changed' } as const;
  for (const target of ['.box', '.box', '.chevron', '.chevron']) {
    // One click after the other: each is measured alone.
    // oxlint-disable no-await-in-loop
    const click = () => page.locator(`${firstRow} ${target}`).click();
    record(target === '.box' ? tick : unfold, await bench.time('click', changed, click));
    await count();
    // oxlint-enable no-await-in-loop
  }

  await page.locator(firstRow).focus();
  record(unfoldAll, await bench.time('keydown', changed, () => page.keyboard.press('*')));
  mostNodes = Math.max(
    mostNodes,
    (await bench.scroll(tree, row, { pixels: 1e6, pixelsPerSecond: 45_000 })).mostNodesWithin,
  );

  const box = page.getByRole('searchbox', { name: 'Search event types' });
  await box.focus();
  const hits = { selector: `${tree} > [role="none"]`, is: 'changed' } as const;
  for (const key of ['r', 'e', 's', 't', 'Backspace', 'Backspace', 'Backspace', 'Backspace']) {
    // One key after the other: each is measured alone.
    // oxlint-disable no-await-in-loop
    record(search, await bench.time('keydown', hits, () => page.keyboard.press(key)));
    await count();
    // oxlint-enable no-await-in-loop
  }
  record(nodes, mostNodes);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await create.waitFor();
}

async function measureAt(bench: Bench, slowdown: Slowdown): Promise<void> {
  const account = await createAccount(bench.console, { eventTypes: 5_000, subscriptions: 50 });
  const opened = await BenchPage.open(bench.console, account, {
    path: '/subscriptions',
    ready: 'tbody tr[data-index]',
    slowdown,
  });
  await repeat(bench.runs, (isMeasured) =>
    visit(opened, (figure, value) => {
      if (isMeasured) bench.record(figure, slowdown, value);
    }),
  );
  await opened.close();
}

export const picker: Group = {
  name: 'picker',
  title: 'Picker with 5,000 event types',
  measure: async (bench) => {
    await measureAt(bench, 1);
    await measureAt(bench, throttle);
  },
};
