import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { pasteLimits } from '../../../../domain/pasted-words.ts';
import { Themed } from '../../../../test/themed.tsx';
import { EventPicker, type EventPickerCatalogue } from './event-picker.tsx';

const names = ['agent.in.v0', 'agent.in.v1', 'channel.held.v1', 'channel.held.v10', 'channel.ended.v1'];
const ready: EventPickerCatalogue = {
  status: 'ready',
  eventTypes: names.map((name) => ({ name, description: '', jsonSchema: {} })),
};

interface HostProps {
  readonly entries?: readonly string[];
  readonly catalogue?: EventPickerCatalogue;
  readonly onChange: (next: readonly string[]) => void;
}

function Host({ entries = [], catalogue = ready, onChange }: HostProps) {
  const [value, setValue] = useState(entries);
  const [paste, setPaste] = useState('');
  return (
    <EventPicker
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
      pattern={{ text: '', onChange: () => undefined, error: undefined, ref: () => undefined }}
      paste={{ text: paste, onChange: setPaste, error: undefined, ref: () => undefined }}
      catalogue={catalogue}
      readOnly={false}
      error={undefined}
      onBlur={() => undefined}
    />
  );
}

/** Opens the panel with the keyboard; it takes the focus, and the paste. */
async function setUp(text: string, props: Omit<HostProps, 'onChange'> = {}) {
  const onChange = vi.fn<(next: readonly string[]) => void>();
  const user = userEvent.setup();
  render(<Host {...props} onChange={onChange} />, { wrapper: Themed });
  screen.getByRole('button', { name: 'Paste a list' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'List of events' })).toHaveFocus());
  await user.paste(text);
  return { user, onChange, stored: () => onChange.mock.lastCall?.[0] };
}

const panel = () => within(screen.getByRole('group', { name: 'Paste a list' }));
const listOf = (name: RegExp) => panel().getByRole('list', { name });
const linesOf = (name: RegExp) =>
  within(listOf(name))
    .getAllByRole('listitem')
    .map((line) => line.textContent);

test('sorts a list before anything is added, and then adds what was shown', async () => {
  const { user, onChange, stored } = await setUp(
    'please: "agent.in.v1", agent.in.v1;\n* channel.held\n* channel.*.v1\nfuture.thing.v2, channel.ended.v1',
    { entries: ['gone.v3', '*.v0', '*ended*'] },
  );
  expect(panel().getByRole('status')).toHaveTextContent(
    '6 different words: 2 matched, 1 to look at, 1 already covered, 2 unknown.',
  );
  expect(linesOf(/^Matched, to be added: 2/)).toEqual([
    'agent.in.v1 ',
    'channel.*.v1 matches 2 event types today, later ones included',
  ]);
  expect(linesOf(/^Already covered/)).toEqual(['channel.ended.v1 covered by *ended*']);
  expect(linesOf(/^Unknown/)).toEqual(['future.thing.v2', 'please']);
  expect(linesOf(/^More than once/)).toEqual(['agent.in.v1 2 times']);
  expect(onChange).not.toHaveBeenCalled();
  await user.click(panel().getByRole('button', { name: 'Add 3 entries' }));
  expect(stored()).toEqual(['gone.v3', '*.v0', '*ended*', 'agent.in.v1', 'channel.held.v10', 'channel.*.v1']);
  expect(screen.queryByRole('group', { name: 'Paste a list' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Paste a list' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(stored()).toEqual(['gone.v3', '*.v0', '*ended*']);
});

test('a name without a version takes the newest and says so, unless another is chosen', async () => {
  const { user, stored } = await setUp('channel.held');
  const choice = panel().getByRole('combobox', { name: 'Entry for channel.held' });
  expect(panel().getByText(/No version is given: the newest is added/)).toBeVisible();
  expect(
    within(choice)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['channel.held.v10, the newest', 'channel.held.v1', 'channel.held, as written', 'Leave out']);
  await user.selectOptions(choice, 'channel.held.v1');
  await user.click(panel().getByRole('button', { name: 'Add 1 entry' }));
  expect(stored()).toEqual(['channel.held.v1']);
});

test('other case is a suggestion and unknown names are the person’s choice', async () => {
  const { user, stored } = await setUp('Channel.Held.V1 AGENT.IN.V0 next.year.v1');
  expect(panel().getByText(/Did you mean channel.held.v1\?/)).toBeVisible();
  expect(panel().getByRole('button', { name: 'Add entries' })).toBeDisabled();
  await user.click(panel().getByRole('button', { name: 'Choose today’s spelling for all 2' }));
  await user.selectOptions(panel().getByRole('combobox', { name: 'Entry for AGENT.IN.V0' }), 'AGENT.IN.V0');
  await user.click(panel().getByRole('checkbox', { name: 'next.year.v1' }));
  await user.click(panel().getByRole('button', { name: 'Add 3 entries' }));
  expect(stored()).toEqual(['channel.held.v1', 'AGENT.IN.V0', 'next.year.v1']);
});

test('closing without adding leaves the picker as it was', async () => {
  const { user, onChange } = await setUp('agent.in.v1', { entries: ['x'] });
  await user.click(panel().getByRole('button', { name: 'Close without adding' }));
  expect(onChange).not.toHaveBeenCalled();
  const open = screen.getByRole('button', { name: 'Paste a list' });
  expect(open).toHaveFocus();
  await user.click(open);
  expect(screen.getByRole('textbox', { name: 'List of events' })).toHaveValue('');
});

test('5 MB are cut, and it is said', async () => {
  await setUp('agent.in.v1\n'.repeat(420_000));
  expect(panel().getByRole('alert')).toHaveTextContent(/^The text is too long: its last 4,98\d,\d{3} characters/);
  const box = screen.getByRole('textbox', { name: 'List of events' });
  expect(box instanceof HTMLTextAreaElement && box.value.length <= pasteLimits.characters).toBe(true);
  await waitFor(() => expect(linesOf(/^Matched/)).toEqual(['agent.in.v1 ']));
});

test('without today’s event types nothing is called unknown, and everything can be added by choice', async () => {
  const { user, stored } = await setUp('agent.in.v1 agent.*', {
    catalogue: { status: 'failed', message: 'No answer.', onRetry: () => undefined },
  });
  expect(linesOf(/^Not checked: today’s event types are not known: 2/)).toEqual(['agent.in.v1', 'agent.*']);
  await user.click(panel().getByRole('checkbox', { name: /^All 2/ }));
  await user.click(panel().getByRole('button', { name: 'Add 2 entries' }));
  expect(stored()).toEqual(['agent.in.v1', 'agent.*']);
});
