import type { AccountKeys } from './accounts.ts';
import { DEFAULT_EVENT_TYPES } from './catalogue/default-event-types.ts';
import type { SandboxServices } from './sandbox-services.ts';

/** The account that is always there, in region `emea`; its keys are fixed so that they can be printed and typed. */
export const demoAccount: AccountKeys = {
  accountId: 'demo',
  clientId: 'demo-client',
  clientSecret: 'demo-secret',
  readOnlyClientId: 'demo-readonly',
  readOnlyClientSecret: 'demo-readonly-secret',
  user: { login: 'demo', password: 'demo' },
};

const DEMO_USER_NAME = 'Dana Demo';

/** Creates the demo account with its subscriptions, unless the database has it already. */
export function ensureDemoAccount(
  { accounts, eventTypes, subscriptions }: Pick<SandboxServices, 'accounts' | 'eventTypes' | 'subscriptions'>,
  sandboxUrl: string,
): void {
  if (accounts.find(demoAccount.accountId)) return;
  accounts.create('emea', demoAccount, DEMO_USER_NAME);
  eventTypes.replace(demoAccount.accountId, DEFAULT_EVENT_TYPES);
  subscriptions.seed(demoAccount.accountId, demoSubscriptions(sandboxUrl));
}

/**
 * A dozen subscriptions such as a contact centre has after a few years, oddities included. Those that end in the
 * sandbox's own receiver are really delivered.
 */
export function demoSubscriptions(sandboxUrl: string): object[] {
  const receiver = `${sandboxUrl}/receiver/${demoAccount.accountId}`;
  return [
    {
      name: 'CRM screen-pop',
      url: `${receiver}/crm`,
      events: ['channel.alerted.v1', 'channel.connected.v1'],
      enabled: true,
    },
    { name: 'Wallboard Leeds', url: `${receiver}/wallboard`, events: ['agent.*'], enabled: true },
    {
      name: 'Wallboard Austin',
      url: 'https://wallboard.example.com/austin',
      events: ['agent.*', 'channel.*.v1'],
      enabled: true,
    },
    {
      name: 'WFM adherence',
      url: 'https://wfm.example.net/hooks/presence',
      events: ['agent.presencechanged.v1'],
      enabled: true,
    },
    {
      name: 'Recordings archive',
      url: 'https://archive.example.com/vcc/recordings',
      events: ['channel.ended.v1', 'interaction.detailrecord.v0'],
      enabled: true,
    },
    {
      name: 'Quality scoring',
      url: 'https://qa.example.org/webhooks/vcc',
      events: ['channel.wrapstarted.v1', 'channel.activityrecord.v0', 'channel.transcribed.v1'],
      enabled: true,
    },
    {
      name: 'Callback scheduler (paused)',
      url: 'https://callbacks.example.com/vcc',
      events: ['channel.connectionfailed.v1', 'channel.parked.v1'],
      enabled: false,
    },
    {
      name: 'Legacy dialler',
      url: 'https://dialler.example.com/events',
      events: ['channel.alerted.v0', 'channel.connected.v0', 'channel.disconnected.v0'],
      enabled: true,
    },
    {
      name: 'Back-office monitor',
      url: 'http://monitor.example.com:8080/vcc',
      events: ['channel.held.v1', 'channel.retrieved.v1'],
      enabled: true,
    },
    { name: 'Data warehouse', url: 'https://ingest.example.com/vcc/all', events: ['*'], enabled: true },
    {
      name: 'Supervisor alerts',
      url: 'https://alerts.example.com/vcc?team=leeds',
      events: ['channel.*', 'channel.interrupted.v1'],
      enabled: true,
    },
    { name: 'Billing export', url: 'https://billing.example.com/vcc', events: ['interaction.*'], enabled: true },
    {
      name: 'Wallboard pilot 2023',
      url: 'https://wallboard.example.com/austin',
      events: ['agent.presencechanged.v0'],
      enabled: false,
    },
  ];
}
