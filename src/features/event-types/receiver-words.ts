import type { ReceiverCount } from '../../domain/receiver-counts.ts';

/** "1 subscription", "2,000 subscriptions". */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString()} ${noun}${count === 1 ? '' : 's'}`;
}

/** Who receives an event type, in as few words as a cell has room for. */
export function describeReceivers({ enabled, disabled }: ReceiverCount): string {
  if (enabled > 0)
    return `${enabled.toLocaleString()} enabled${disabled > 0 ? `, ${disabled.toLocaleString()} disabled` : ''}`;
  return disabled > 0 ? `Nobody now, ${disabled.toLocaleString()} disabled` : 'Nobody';
}

/**
 * The same in sentences. VCC notifies enabled subscriptions only, and may never raise an event that the catalogue does
 * not know.
 */
export function explainReceivers({ enabled, disabled }: ReceiverCount, isKnownEvent: boolean): string {
  const receive = enabled === 1 ? 'receives' : 'receive';
  const who = enabled === 0 ? 'Nobody' : countOf(enabled, 'enabled subscription');
  const answer = isKnownEvent ? `${who} ${enabled === 0 ? 'receives' : receive} it` : `${who} would receive it`;
  if (disabled === 0) return `${answer}.`;
  const one = disabled === 1;
  return `${answer}. ${countOf(disabled, 'disabled subscription')} ${one ? 'selects' : 'select'} it and ${one ? 'receives' : 'receive'} nothing now.`;
}
