import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createSubscription } from '../../../api/subscriptions.ts';
import { renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { httpOf } from '../../../test/sandbox-tenant.ts';

const fieldsOf = (name: string) => ({
  name,
  url: `https://${name.toLowerCase()}.example.com/`,
  events: ['agent.*'],
  enabled: true,
});
const named = (name: string) => ({ subscriptionId: `id-${name}`, ...fieldsOf(name) });

const given = givenSandbox();

test('U25: by keys alone, the row that was asked about goes, wherever others have moved it meanwhile', async () => {
  const { sandbox, tenant } = given;
  await tenant.seed({ subscriptions: [named('Beta'), named('Gamma')] });
  const http = await httpOf(sandbox, tenant);
  const { user, queryClient } = await renderApp(sandbox, '/subscriptions', { tenant });
  (await screen.findByRole('button', { name: 'Actions for Beta' })).focus();
  await user.keyboard('{Enter}');
  const item = await screen.findByRole('menuitem', { name: /^Delete/ });
  item.focus();
  // Somebody adds a row before it, and the list is read again under the open menu and under the open question.
  await createSubscription(http, fieldsOf('Alpha'));
  await queryClient.invalidateQueries();
  await user.keyboard('{Enter}');
  const question = await screen.findByRole('dialog', { name: /Delete/ });
  expect(question).toHaveTextContent('Beta');
  expect(question).toHaveTextContent('https://beta.example.com/');
  await createSubscription(http, fieldsOf('Aardvark'));
  await queryClient.invalidateQueries();
  within(question)
    .getByRole('button', { name: /^Delete/ })
    .focus();
  await user.keyboard('{Enter}');
  await within(await screen.findByRole('table', { name: 'Subscriptions' })).findByRole('link', { name: 'Aardvark' });
  expect((await tenant.requests()).filter((request) => request.startsWith('DELETE'))).toEqual([
    expect.stringMatching(/\/webhooks\/subscriptions\/id-Beta$/),
  ]);
  const left = (await tenant.subscriptions()).map(({ name }) => name);
  expect(left).toHaveLength(3);
  expect(left).toEqual(expect.arrayContaining(['Aardvark', 'Alpha', 'Gamma']));
});
