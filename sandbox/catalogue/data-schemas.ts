/** The parts of JSON Schema 2020-12 that the catalogue's schemas use. */
export interface DataSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type: 'object' | 'string' | 'integer' | 'array' | 'boolean';
  readonly format?: 'date-time' | 'uuid';
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly items?: DataSchema;
  readonly properties?: Readonly<Record<string, DataSchema>>;
  readonly required?: readonly string[];
}

export type Version = 'v0' | 'v1';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const timestamp: DataSchema = { type: 'string', format: 'date-time', description: 'When it happened, UTC.' };
const guid = (description: string): DataSchema => ({ type: 'string', format: 'uuid', description });
const text = (description: string): DataSchema => ({ type: 'string', description });
const seconds = (description: string): DataSchema => ({ type: 'integer', minimum: 0, description });

function object(properties: Readonly<Record<string, DataSchema>>, required: readonly string[]): DataSchema {
  return { type: 'object', properties, required };
}

/** A whole schema as the catalogue carries it: of `data` only, titled with the type's name (contract section 6). */
export function dataSchema(name: string, data: DataSchema): DataSchema {
  return { $schema: DIALECT, title: name, ...data };
}

const agentUser = object({ agentId: text('The agent in VCC.'), userId: text('The same person as a user.') }, [
  'agentId',
]);

/** `data` of agent.presencechanged; v1 requires the user's id and the subcategory. */
export function presenceSchema(version: Version): DataSchema {
  const category = object(
    {
      type: { type: 'string', enum: ['ready', 'away', 'busy', 'loggedOut', 'extendedAway'] },
      description: text('The category as agents see it.'),
      subcategory: text('For example readyOutbound.'),
    },
    version === 'v1' ? ['type', 'description', 'subcategory'] : ['type', 'description'],
  );
  const presence = object(
    { presenceId: text('The presence as configured in VCC.'), category, description: text('As agents see it.') },
    ['presenceId', 'category', 'description'],
  );
  const user = version === 'v1' ? { ...agentUser, required: ['agentId', 'userId'] } : agentUser;
  return object({ timestamp, presence, user }, ['timestamp', 'presence', 'user']);
}

/** `data` of a change on a channel; v1 also requires the conversation, and says who the party is. */
export function channelSchema(version: Version, hasReason: boolean): DataSchema {
  const party = object(
    { role: { type: 'string', enum: ['agent', 'customer', 'supervisor'] }, ...agentUser.properties },
    ['role'],
  );
  const channel = object(
    {
      conversationId: guid('The parties that talk to each other.'),
      interactionId: guid('The interaction this channel is part of.'),
      channelId: guid('This channel.'),
      party,
    },
    version === 'v1' ? ['conversationId', 'interactionId', 'channelId', 'party'] : ['interactionId', 'channelId'],
  );
  const reason = text('Why, for example rejected, busy or hungUp.');
  return hasReason
    ? object({ timestamp, channel, reason }, ['timestamp', 'channel', 'reason'])
    : object({ timestamp, channel }, ['timestamp', 'channel']);
}

const summary = {
  startTime: timestamp,
  endTime: timestamp,
  durationSeconds: seconds('From the first alert to the last disconnect.'),
};

/** `data` of channel.activityrecord. */
export function activityRecordSchema(): DataSchema {
  const activity = object(
    { state: text('For example alerting, connected or held.'), durationSeconds: seconds('How long it lasted.') },
    ['state', 'durationSeconds'],
  );
  return object(
    {
      timestamp,
      channel: channelSchema('v1', false).properties?.['channel'] ?? object({}, []),
      ...summary,
      activities: { type: 'array', items: activity },
    },
    ['timestamp', 'channel', 'startTime', 'endTime', 'activities'],
  );
}

/** `data` of interaction.detailrecord. */
export function detailRecordSchema(): DataSchema {
  const channel = object({ channelId: guid('One channel.'), durationSeconds: seconds('Its length.') }, ['channelId']);
  return object(
    {
      timestamp,
      interactionId: guid('The interaction.'),
      direction: { type: 'string', enum: ['inbound', 'outbound', 'internal'] },
      ...summary,
      channels: { type: 'array', items: channel },
    },
    ['timestamp', 'interactionId', 'direction', 'channels'],
  );
}
