import { generateEventTypes } from '../sandbox/catalogue/generate-event-types.ts';
import { generateSubscriptions } from '../sandbox/generate-subscriptions.ts';
import { createEventCatalogue } from '../src/domain/event-catalogue.ts';
import { createEventMatcher, matchesEntry } from '../src/domain/event-pattern.ts';
import { findReceivers } from '../src/domain/event-receivers.ts';
import { countReceivers } from '../src/domain/receiver-counts.ts';
import { atMost } from './figure.ts';
import { type Bench, type Group, repeat } from './group.ts';

const patternSize = 100_000;

const stars = { what: 'a 100 kB pattern of stars against 500 names', unit: 'ms', goal: atMost(50) } as const;
const starsAndText = {
  what: 'a 100 kB pattern that nearly matches a 100 kB name',
  unit: 'ms',
  goal: atMost(50),
} as const;
const oneType = { what: 'who receives one event, of 10,000 subscriptions', unit: 'ms' } as const;
const allTypes = { what: 'who receives each of 500 events, of 10,000 subscriptions', unit: 'ms' } as const;

function time(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** The rules alone, in Node, which runs them on the same engine as the browser. */
async function measure({ runs, record }: Bench): Promise<void> {
  const eventTypes = generateEventTypes(500);
  const names = eventTypes.map(({ name }) => name);
  const subscriptions = [...generateSubscriptions(0, 10_000, names)];
  const onlyStars = '*'.repeat(patternSize);
  const nearMiss = `${'a*'.repeat(patternSize / 2)}b`;
  const longName = 'a'.repeat(patternSize);
  await repeat(runs, async (isMeasured) => {
    const times = [
      [stars, time(() => createEventMatcher(names)(onlyStars))],
      [starsAndText, time(() => matchesEntry(nearMiss, longName))],
      [oneType, time(() => findReceivers(subscriptions, names[0] ?? ''))],
      // A catalogue of its own each time: it remembers what a pattern matched.
      [allTypes, time(() => countReceivers(subscriptions, createEventCatalogue(eventTypes)))],
    ] as const;
    for (const [figure, value] of isMeasured ? times : []) record(figure, 1, value);
  });
}

export const matching: Group = { name: 'matching', title: 'Matching', measure };
