import type { ReceiverCount } from '../../domain/receiver-counts.ts';
import { findReceivers } from '../../domain/event-receivers.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { findVersionReceivers, type VersionReceiver } from '../../domain/version-receivers.ts';
import { compareText } from '../../lib/compare-text.ts';

interface Receivers {
  /** Enabled ones first, each by name. */
  readonly rows: readonly VersionReceiver[];
  readonly count: ReceiverCount;
  /** Enabled ones that are sent another version as well. */
  readonly repeated: number;
}

/** How many receive one event type. */
export function countReceiversOf(subscriptions: readonly Subscription[], name: string): ReceiverCount {
  const receivers = findReceivers(subscriptions, name);
  const enabled = receivers.filter(({ subscription }) => subscription.enabled).length;
  return { enabled, disabled: receivers.length - enabled };
}

/** The answer to "who receives this event?", in the order in which it is shown. */
export function readReceivers(
  subscriptions: readonly Subscription[],
  name: string,
  versions: readonly string[],
): Receivers {
  const found = findVersionReceivers(subscriptions, name, versions);
  const rows = found.toSorted(
    ({ subscription: left }, { subscription: right }) =>
      Number(right.enabled) - Number(left.enabled) || compareText(left.name, right.name),
  );
  const enabled = rows.filter(({ subscription }) => subscription.enabled);
  return {
    rows,
    count: { enabled: enabled.length, disabled: rows.length - enabled.length },
    repeated: enabled.filter(({ otherVersions }) => otherVersions.length > 0).length,
  };
}
