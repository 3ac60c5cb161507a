import { randomInt, randomUUID } from 'node:crypto';

/** `data` of a made-up event, and what the event is about. */
interface Sample {
  /** The agent's id, or the channel's or interaction's GUID. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const PRESENCES = [
  { type: 'ready', description: 'Ready', subcategory: 'readyOutbound', label: 'Ready (Outbound)' },
  { type: 'ready', description: 'Ready', subcategory: 'ready', label: 'Ready' },
  { type: 'away', description: 'Away', subcategory: 'comfortBreak', label: 'Comfort break' },
  { type: 'extendedAway', description: 'Extended away', subcategory: 'lunch', label: 'Lunch' },
  { type: 'busy', description: 'Busy', subcategory: 'wrap', label: 'Wrap up' },
] as const;

/** Contract section 7: these two carry a reason beside the channel. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  connectionfailed: ['rejected', 'busy', 'noAnswer'],
  ended: ['customerHungUp', 'agentHungUp', 'transferred'],
};

/** Plausible `data` for a type's entity and action; for an entity we know nothing of, a time and an id. */
export function sampleData(type: string, timestamp: string): Sample {
  const [entity, action = ''] = type.split('.');
  if (entity === 'agent') return presence(timestamp);
  if (entity === 'channel') return action === 'activityrecord' ? activityRecord(timestamp) : channel(timestamp, action);
  if (entity === 'interaction') return interaction(timestamp);
  const entityId = randomUUID();
  return { subject: entityId, data: { timestamp, entityId, changedBy: 'system' } };
}

function presence(timestamp: string): Sample {
  const agentId = String(randomInt(1, 60));
  const { label, ...category } = pick(PRESENCES);
  return {
    subject: agentId,
    data: {
      timestamp,
      presence: { presenceId: String(randomInt(1, 20)), category, description: label },
      user: { agentId, userId: randomUUID() },
    },
  };
}

function channel(timestamp: string, action: string): Sample {
  const channelId = randomUUID();
  const reasons = REASONS[action];
  return {
    subject: channelId,
    data: {
      timestamp,
      channel: {
        conversationId: randomUUID(),
        interactionId: randomUUID(),
        channelId,
        party: { role: 'agent', agentId: String(randomInt(1, 60)), userId: randomUUID() },
      },
      ...(reasons && { reason: pick(reasons) }),
    },
  };
}

function activityRecord(timestamp: string): Sample {
  const { subject, data } = channel(timestamp, '');
  const alerting = randomInt(2, 30);
  const connected = randomInt(20, 900);
  const activities = [
    { state: 'alerting', durationSeconds: alerting },
    { state: 'connected', durationSeconds: connected },
  ];
  return { subject, data: { ...data, ...period(timestamp, alerting + connected), activities } };
}

function interaction(timestamp: string): Sample {
  const interactionId = randomUUID();
  const durationSeconds = randomInt(20, 900);
  return {
    subject: interactionId,
    data: {
      timestamp,
      interactionId,
      direction: pick(['inbound', 'outbound', 'internal']),
      ...period(timestamp, durationSeconds),
      channels: [{ channelId: randomUUID(), durationSeconds }],
    },
  };
}

function period(endTime: string, durationSeconds: number): object {
  const startTime = new Date(Date.parse(endTime) - durationSeconds * 1000).toISOString();
  return { startTime, endTime, durationSeconds };
}

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
  const item = items[randomInt(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
