import type { Footprint } from './day.ts';

/** Issue 4: how much a tab may grow over the day, and acceptance L13 for what is not memory. */
const most = { heapShare: 0.1, heapMegabytes: 8, nodesShare: 0.01, listenersShare: 0.01 } as const;

const share = (from: number, to: number): number => (to - from) / from;

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** Whether the last footprint is within the limits of growth from the first, and in which words. */
export function judgeGrowth(
  first: Footprint,
  last: Footprint,
): readonly { readonly line: string; readonly isMet: boolean }[] {
  const grown = last.heapMegabytes - first.heapMegabytes;
  const heapShare = share(first.heapMegabytes, last.heapMegabytes);
  const nodesShare = share(first.nodes, last.nodes);
  const listenersShare = share(first.listeners, last.listeners);
  return [
    {
      line: `heap ${first.heapMegabytes.toFixed(1)} to ${last.heapMegabytes.toFixed(1)} MB: ${grown.toFixed(1)} MB, ${percent(heapShare)}`,
      isMet: heapShare <= most.heapShare && grown <= most.heapMegabytes,
    },
    { line: `DOM nodes ${first.nodes} to ${last.nodes}: ${percent(nodesShare)}`, isMet: nodesShare <= most.nodesShare },
    {
      line: `listeners ${first.listeners} to ${last.listeners}: ${percent(listenersShare)}`,
      isMet: listenersShare <= most.listenersShare,
    },
  ];
}
