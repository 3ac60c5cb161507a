import { createHash } from 'node:crypto';
import { createKsuid } from './ksuid.ts';

const TEAMS = ['Leeds', 'Austin', 'Sydney', 'Berlin', 'Manila', 'Toronto', 'Dublin', 'Cape Town', 'Osaka', 'Lima'];
const PURPOSES = [
  'CRM screen-pop',
  'Wallboard',
  'WFM adherence',
  'Recordings archive',
  'Quality scoring',
  'Callback scheduler',
  'Data warehouse',
  'Supervisor alerts',
  'Billing export',
  'Sentiment analysis',
  'Ticket sync',
  'Fraud screening',
];
const HOSTS = ['hooks.example.com', 'events.example.net', 'crm.example.org', 'ingest.example.com:8443'];
const PATTERNS = ['agent.*', 'channel.*', 'channel.*.v1', '*.v1', 'interaction.*', '*'];
const FIRST_CREATED_MS = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;

/** A made-up subscription as a seed row, secret included. */
interface GeneratedSubscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
  readonly secret: string;
}

/**
 * `count` plausible subscriptions, numbered from `start` so that a second seed of one account repeats no name. The same
 * numbers and catalogue always give the same rows; one at a time, because 100,000 of them need not be in memory.
 */
export function* generateSubscriptions(
  start: number,
  count: number,
  eventTypes: readonly string[],
): Generator<GeneratedSubscription> {
  for (let index = start; index < start + count; index += 1) yield subscriptionAt(index, eventTypes);
}

function subscriptionAt(index: number, eventTypes: readonly string[]): GeneratedSubscription {
  const digest = createHash('sha256').update(`subscription ${index}`).digest();
  const pick = <Item>(items: readonly Item[], byte: number): Item | undefined =>
    items[digest.readUInt16BE(byte) % items.length];
  const purpose = pick(PURPOSES, 0) ?? '';
  const path = purpose.toLowerCase().replaceAll(' ', '-');
  return {
    subscriptionId: createKsuid(FIRST_CREATED_MS + index * HOUR_MS, digest),
    name: `${purpose} ${pick(TEAMS, 2)} ${String(index + 1).padStart(5, '0')}`,
    url: `${digest.readUInt8(4) % 12 === 0 ? 'http' : 'https'}://${pick(HOSTS, 5)}/vcc/${path}/${index + 1}`,
    events: eventsFor(digest, eventTypes),
    enabled: digest.readUInt8(7) % 5 !== 0,
    secret: digest.toString('base64'),
  };
}

/** One to four types of the catalogue; every fourth subscription has a pattern too. */
function eventsFor(digest: Buffer, eventTypes: readonly string[]): string[] {
  const entries = new Set<string>();
  const wanted = 1 + (digest.readUInt8(8) % 4);
  for (let choice = 0; choice < wanted; choice += 1) {
    const type = eventTypes[digest.readUInt16BE(10 + 2 * choice) % eventTypes.length];
    if (type !== undefined) entries.add(type);
  }
  const isPatterned = digest.readUInt8(20) % 4 === 0 || entries.size === 0;
  if (isPatterned) entries.add(PATTERNS[digest.readUInt8(21) % PATTERNS.length] ?? '*');
  return [...entries];
}
