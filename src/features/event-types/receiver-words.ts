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

/** The same as a sentence. VCC notifies enabled subscriptions only. */
export function explainReceivers({ enabled, disabled }: ReceiverCount): string {
  const would =
    disabled === 0
      ? ''
      : ` ${countOf(disabled, 'disabled subscription')} would, but ${disabled === 1 ? 'receives' : 'receive'} nothing now.`;
  if (enabled > 0)
    return `${countOf(enabled, 'enabled subscription')} ${enabled === 1 ? 'receives' : 'receive'} it.${would}`;
  return `Nobody receives it${disabled > 0 ? ' now' : ''}.${would}`;
}
