import {
  activityRecordSchema,
  channelSchema,
  dataSchema,
  type DataSchema,
  detailRecordSchema,
  presenceSchema,
  type Version,
} from './data-schemas.ts';
import type { EventType } from './event-type-store.ts';

/** Channel events of contract section 6 with their meaning; those marked carry a `reason`. */
const CHANNEL_ACTIONS: readonly { action: string; description: string; hasReason?: true }[] = [
  { action: 'alerted', description: 'The alerting phase of a channel started: it is ringing.' },
  { action: 'connected', description: 'Alerting ended and the parties are connected.' },
  {
    action: 'connectionfailed',
    description: 'Alerting ended without a connection, for example because the call was rejected or the line busy.',
    hasReason: true,
  },
  { action: 'disconnected', description: 'The connected phase of a channel ended.' },
  { action: 'ended', description: 'There will be no more activity on the channel.', hasReason: true },
  { action: 'held', description: 'A channel was put on hold.' },
  { action: 'retrieved', description: 'A channel was taken off hold.' },
  { action: 'interrupted', description: 'Work of higher priority interrupted the channel.' },
  { action: 'resumed', description: 'The interruption ended and the channel goes on.' },
  { action: 'parked', description: 'An agent set the interaction aside.' },
  { action: 'unparked', description: 'An agent brought a parked interaction back.' },
  { action: 'wrapstarted', description: 'An agent’s wrap-up began, at the moment of disconnecting.' },
];

const VERSIONS: readonly Version[] = ['v0', 'v1'];

function eventType(name: string, description: string, schema: DataSchema): EventType {
  return { name, description, jsonSchema: dataSchema(name, schema) };
}

/** The catalogue of a new account: the event types known today (contract section 6). */
export const DEFAULT_EVENT_TYPES: readonly EventType[] = [
  ...VERSIONS.map((version) =>
    eventType(
      `agent.presencechanged.${version}`,
      'An agent’s presence changed, by hand or by the system; it ends the previous presence.',
      presenceSchema(version),
    ),
  ),
  ...CHANNEL_ACTIONS.flatMap(({ action, description, hasReason = false }) =>
    VERSIONS.map((version) =>
      eventType(`channel.${action}.${version}`, description, channelSchema(version, hasReason)),
    ),
  ),
  eventType('channel.activityrecord.v0', 'Summary record of one channel.', activityRecordSchema()),
  eventType(
    'interaction.detailrecord.v0',
    'Summary record of a whole interaction with its channels.',
    detailRecordSchema(),
  ),
];
