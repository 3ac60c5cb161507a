/** An event type of the catalogue (`GET /webhooks/event-types`; contract sections 2 and 6). */
export interface EventType {
  /** Full name with its version, e.g. `agent.presencechanged.v1`. */
  readonly name: string;
  readonly description: string;
  /** JSON Schema draft 2020-12 of `data`; incomplete by the vendor's own word (contract section 6). */
  readonly jsonSchema: unknown;
}
