import { expect, test } from 'vitest';
import { storedDifferently } from './stored-differently.ts';

const stored = { subscriptionId: 'id-1', name: 'CRM', url: 'https://a.example/', events: ['agent.*'], enabled: true };

test.each([
  [{}, ''],
  [{ name: 'CRM', url: 'https://a.example/', events: ['agent.*'], enabled: true, secret: 'x' }, ''],
  [{ name: 'crm' }, ' But VCC stored the name as “CRM”.'],
  [{ url: 'https://A.example' }, ' But VCC stored the URL as https://a.example/.'],
  [{ enabled: false, events: ['*'] }, ' But VCC stored it as switched on, and other events than were sent.'],
])('A31: of what was sent as %j it is said: %j', (sent, words) => {
  expect(storedDifferently(sent, stored)).toBe(words);
});
