import { type DataSchema, dataSchema } from './data-schemas.ts';
import { DEFAULT_EVENT_TYPES } from './default-event-types.ts';
import type { EventType } from './event-type-store.ts';

/** About how many types share one entity in a large catalogue. */
const TYPES_PER_GROUP = 80;

const SUBJECTS = words(
  'queue campaign callback recording survey skill team shift wallboard transcript ' +
    'message email ticket contact schedule forecast adherence coaching evaluation route',
);
const QUALIFIERS = ['', ...words('voice digital social outbound inbound partner mobile shared archived')];
const VERBS = words(
  'created updated deleted assigned unassigned started completed paused cancelled ' +
    'escalated transferred approved rejected expired restored',
);
const OBJECTS = ['', ...words('owner target priority label note limit window')];

const schema: DataSchema = {
  type: 'object',
  properties: {
    timestamp: { type: 'string', format: 'date-time', description: 'When it happened, UTC.' },
    entityId: { type: 'string', format: 'uuid', description: 'What it happened to.' },
    changedBy: { type: 'string', description: 'The user who did it, or system.' },
  },
  required: ['timestamp', 'entityId'],
};

/**
 * A catalogue of `count` types, always the same for the same number: the default types first, so that what a tenant
 * subscribed to stays known, then groups of about 80. Every third event exists as v0 and v1, the others as v0 or v1.
 */
export function generateEventTypes(count: number): EventType[] {
  const types = DEFAULT_EVENT_TYPES.slice(0, count);
  for (let group = 0; types.length < count; group += 1) {
    const room = Math.min(TYPES_PER_GROUP, count - types.length);
    types.push(...groupOf(entityName(group), room));
  }
  return types;
}

function groupOf(entity: string, size: number): EventType[] {
  const types: EventType[] = [];
  for (let event = 0; types.length < size; event += 1) {
    const action = wordAt(VERBS, event % VERBS.length) + wordAt(OBJECTS, Math.floor(event / VERBS.length));
    const versions = event % 3 === 0 ? ['v0', 'v1'] : [event % 3 === 1 ? 'v0' : 'v1'];
    for (const version of versions) {
      if (types.length < size) types.push(describe(entity, action, version));
    }
  }
  return types;
}

function describe(entity: string, action: string, version: string): EventType {
  const name = `${entity}.${action}.${version}`;
  return { name, description: `The ${entity} was ${action}.`, jsonSchema: dataSchema(name, schema) };
}

function entityName(group: number): string {
  const perRound = SUBJECTS.length * QUALIFIERS.length;
  const round = Math.floor(group / perRound);
  const qualifier = wordAt(QUALIFIERS, Math.floor(group / SUBJECTS.length) % QUALIFIERS.length);
  return `${qualifier}${wordAt(SUBJECTS, group % SUBJECTS.length)}${round === 0 ? '' : round + 1}`;
}

function words(text: string): string[] {
  return text.split(' ');
}

/** The word at `index`; past the end, the index itself, which keeps names distinct however many are asked for. */
function wordAt(list: readonly string[], index: number): string {
  return list[index] ?? String(index);
}
