import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Themed } from '../../test/themed.tsx';
import { EventTypeDetails } from './event-type-details.tsx';

const name = 'agent.presencechanged.v1';
const presence = {
  required: ['user'],
  properties: {
    user: { description: 'Who changed.', required: ['agentId'], properties: { agentId: { type: 'string' } } },
    reason: { type: 'string', maxLength: 20 },
  },
};

function setUp(jsonSchema: unknown) {
  const user = userEvent.setup();
  render(<EventTypeDetails eventType={{ name, description: '', jsonSchema }} />, { wrapper: Themed });
  return user;
}

const lines = () => within(screen.getByRole('list', { name: `Fields of ${name}` })).getAllByRole('listitem');
const sample = () => screen.getByRole('group', { name: `Sample of ${name}` });
const sampled = (): unknown => JSON.parse(sample().textContent);

test('shows the fields with their types, limits and descriptions, the required ones in words', () => {
  setUp(presence);
  expect(lines().map((line) => line.firstElementChild?.textContent.trim())).toEqual([
    'user object requiredWho changed.',
    'agentId text required',
    'reason text at most 20 characters',
  ]);
  const [first] = lines();
  expect(within(first ?? document.body).getByRole('list')).toHaveTextContent('agentId');
});

test('shows a sample in its envelope, and another one on demand', async () => {
  const user = setUp(presence);
  const first = sampled();
  expect(first).toMatchObject({ specversion: '1.0', type: name, source: '/agent' });
  expect(screen.getByText(/Made up by this console from the schema/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Another sample' }));
  expect(sampled()).not.toEqual(first);
  expect(screen.getByRole('status')).toHaveTextContent('Another sample is shown.');
});

test('copies the sample as it is shown, and says when it could not', async () => {
  const user = setUp(presence);
  const writeText = vi.spyOn(navigator.clipboard, 'writeText');
  await user.click(screen.getByRole('button', { name: 'Copy sample' }));
  expect(writeText).toHaveBeenLastCalledWith(sample().textContent);
  expect(await screen.findByText('Sample copied.')).toBeVisible();
  writeText.mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
  await user.click(screen.getByRole('button', { name: 'Copy sample' }));
  expect(await screen.findByText(/^Copying failed: the browser refused\./)).toBeVisible();
  expect(window.getSelection()?.toString()).toBe(sample().textContent);
});

test('another event type begins anew', async () => {
  const eventType = { name, description: '', jsonSchema: presence };
  const { rerender } = render(<EventTypeDetails eventType={eventType} />, { wrapper: Themed });
  const first = sample().textContent;
  await userEvent.click(screen.getByRole('button', { name: 'Another sample' }));
  rerender(<EventTypeDetails eventType={{ ...eventType, name: 'channel.held.v1' }} />);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  rerender(<EventTypeDetails eventType={eventType} />);
  expect(sample()).toHaveTextContent(first, { normalizeWhitespace: false });
});

test.each([[undefined], [null], ['x']])('says that there is no schema: %j', (jsonSchema) => {
  setUp(jsonSchema);
  expect(screen.getByText(/^The catalogue has no schema for this event type/)).toBeVisible();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('says why there is no sample, and that a schema names no field', () => {
  setUp({ allOf: [{ $ref: 'https://example.com/other' }] });
  expect(screen.getByText('The schema names no field: by it, any data is possible.')).toBeVisible();
  expect(screen.getByText(/^No sample was made: the schema refers to another one/)).toBeVisible();
});

test('of thousands of fields shows a hundred at a time, keeps the focus, and says what is not shown', async () => {
  const user = setUp({
    properties: Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`f${at}`, {}] as const)),
  });
  expect(lines()).toHaveLength(100);
  await user.click(screen.getByRole('button', { name: 'Show 50 more of 150 fields' }));
  expect(lines()).toHaveLength(150);
  expect(document.activeElement).toContainElement(screen.getByRole('list'));
});

test('says that a schema was cut', () => {
  setUp({ properties: Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`f${at}`, {}] as const)) });
  expect(screen.getByRole('button', { name: 'Show 100 more of 2,000 fields' })).toBeVisible();
  expect(screen.getByText(/^The schema is larger or deeper/)).toBeVisible();
});
