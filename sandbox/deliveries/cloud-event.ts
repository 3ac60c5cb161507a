import { createKsuid } from '../ksuid.ts';
import { sampleData } from './sample-data.ts';

/** A notification's body: CloudEvents 1.0 in structured mode (contract section 7). */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly type: string;
  readonly id: string;
  readonly source: string;
  readonly subject: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}

/** One occurrence of `type` now; without `data` a plausible one is made up. */
export function createCloudEvent(type: string, data?: Readonly<Record<string, unknown>>): CloudEvent {
  const time = new Date().toISOString();
  const sample = sampleData(type, time);
  return {
    specversion: '1.0',
    type,
    id: createKsuid(),
    source: `/${type.split('.')[0] ?? ''}`,
    subject: sample.subject,
    time,
    datacontenttype: 'application/json',
    data: data ?? sample.data,
  };
}
