import type { EventType } from '../../domain/event-type.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { displayUrl } from '../../domain/url-advice.ts';

/** A screen or an action; what the shell can do. */
export interface Command {
  readonly kind: 'Screen' | 'Action';
  readonly label: string;
  /** Other words that it is found by. */
  readonly words?: string;
  readonly run: () => void;
  /** The palette stays open: the command is about what it finds. */
  readonly staysOpen?: boolean;
}

export type PaletteTarget =
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'subscription'; readonly subscriptionId: string }
  | { readonly type: 'event-type'; readonly name: string };

export interface PaletteItem {
  readonly key: string;
  readonly kind: Command['kind'] | 'Subscription' | 'Event type';
  readonly label: string;
  readonly detail: string;
  /** What the search looks through, in lower case. */
  readonly haystack: string;
  readonly target: PaletteTarget;
}

function toCommandItem(command: Command): PaletteItem {
  const { kind, label, words = '' } = command;
  const haystack = `${label} ${words}`.toLowerCase();
  return { key: `command ${label}`, kind, label, detail: '', haystack, target: { type: 'command', command } };
}

function toSubscriptionItem({ subscriptionId, name, url, enabled }: Subscription, position: number): PaletteItem {
  return {
    key: `subscription ${position}`,
    kind: 'Subscription',
    label: name,
    detail: enabled ? displayUrl(url) : `Disabled, ${displayUrl(url)}`,
    haystack: `${name}\n${url}\n${subscriptionId}`.toLowerCase(),
    target: { type: 'subscription', subscriptionId },
  };
}

function toEventTypeItem({ name, description }: EventType, position: number): PaletteItem {
  return {
    key: `event type ${position}`,
    kind: 'Event type',
    label: name,
    detail: description,
    haystack: name.toLowerCase(),
    target: { type: 'event-type', name },
  };
}

/** Everything that can be found: screens and actions first, then what the account holds. */
export function createItems(
  commands: readonly Command[],
  subscriptions: readonly Subscription[],
  eventTypes: readonly EventType[],
): readonly PaletteItem[] {
  return [...commands.map(toCommandItem), ...subscriptions.map(toSubscriptionItem), ...eventTypes.map(toEventTypeItem)];
}

/** What contains every word: names that begin with the text first, then names that contain it, then the rest. */
export function findItems(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return items;
  const words = wanted.split(/\s+/);
  const begin: PaletteItem[] = [];
  const contain: PaletteItem[] = [];
  const rest: PaletteItem[] = [];
  for (const item of items) {
    if (!words.every((word) => item.haystack.includes(word))) continue;
    const position = item.label.toLowerCase().indexOf(wanted);
    (position === 0 ? begin : position > 0 ? contain : rest).push(item);
  }
  return [...begin, ...contain, ...rest];
}
