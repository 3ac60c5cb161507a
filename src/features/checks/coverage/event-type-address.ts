/** The one place that knows where the page of an event type is. */
export function eventTypeHref(name: string): string {
  return `/event-types/${encodeURIComponent(name)}`;
}
