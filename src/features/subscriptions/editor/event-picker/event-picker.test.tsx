import { ThemeProvider } from '@mui/material/styles';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { theme } from '../../../../app/theme.ts';
import { EventPicker, type EventPickerCatalogue } from './event-picker.tsx';

const typeOf = (name: string, description = '') => ({ name, description, jsonSchema: {} });
const ready: EventPickerCatalogue = {
  status: 'ready',
  eventTypes: [
    typeOf('agent.presencechanged.v0', 'Presence changed'),
    typeOf('agent.presencechanged.v1', 'Presence changed'),
    typeOf('channel.held.v0', 'Put on hold'),
    typeOf('channel.held.v1', 'Put on hold'),
    typeOf('channel.ended.v1', 'No more activity'),
    typeOf('interaction.detailrecord.v0', 'Summary record'),
  ],
};

interface HostProps {
  readonly entries?: readonly string[];
  readonly catalogue?: EventPickerCatalogue;
  readonly readOnly?: boolean;
  readonly error?: string;
  readonly onSubmit?: () => void;
  readonly onChange?: (next: readonly string[]) => void;
  readonly onBlur?: () => void;
}

function Host({ entries = [], catalogue = ready, readOnly = false, error, onSubmit, onChange, onBlur }: HostProps) {
  const [value, setValue] = useState(entries);
  const [pattern, setPattern] = useState('');
  const [paste, setPaste] = useState('');
  const picker = useRef<{ focus: () => void }>(null);
  return (
    <ThemeProvider theme={theme}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <EventPicker
          ref={picker}
          value={value}
          onChange={(next) => {
            setValue(next);
            onChange?.(next);
          }}
          pattern={{ text: pattern, onChange: setPattern, error: undefined, ref: () => undefined }}
          paste={{ text: paste, onChange: setPaste, error: undefined, ref: () => undefined }}
          catalogue={catalogue}
          readOnly={readOnly}
          error={error}
          onBlur={() => onBlur?.()}
        />
        <button type="button" onClick={() => picker.current?.focus()}>
          Go to the picker
        </button>
        <button type="button" onClick={() => setValue(['from.elsewhere.v1'])}>
          Begin anew
        </button>
        <button type="submit">Save</button>
      </form>
    </ThemeProvider>
  );
}

function setUp(props: HostProps = {}) {
  const onChange = vi.fn<(next: readonly string[]) => void>();
  const onSubmit = vi.fn<() => void>();
  const user = userEvent.setup();
  render(<Host {...props} onChange={onChange} onSubmit={onSubmit} />);
  return { user, onSubmit, onChange, stored: () => onChange.mock.lastCall?.[0] };
}

const item = (name: string) => screen.getByRole('treeitem', { name });
const status = () => screen.getByRole('status');
const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null);
const entryRows = () => screen.getByRole('list', { name: 'Selected entries' }).children;
const entryRow = (entry: string) => {
  const row = screen.getByRole('button', { name: `Remove ${entry}` }).closest('li');
  if (row === null) {
    throw new Error(`${entry} is not in the list`);
  }
  return within(row);
};

describe('with the keyboard alone', () => {
  test('chooses events of two sources, un-ticks one and adds a pattern, without submitting the form', async () => {
    const { user, onSubmit, stored } = setUp();
    await user.tab();
    expect(screen.getByRole('searchbox', { name: 'Search event types' })).toHaveFocus();
    await user.tab();
    expect(item('agent')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(stored()).toEqual(['agent.*']);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(item('agent.presencechanged.v0')).toHaveFocus();
    await user.keyboard(' ');
    expect(stored()).toEqual(['agent.presencechanged.v1']);
    expect(status()).toHaveTextContent('agent.* replaced by 1 event type.');
    await user.keyboard('h');
    expect(item('channel.held')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(stored()).toEqual(['agent.presencechanged.v1', 'channel.held.v1']);
    await user.tab();
    expect(screen.getByRole('button', { name: 'Show schema and sample' })).toHaveFocus();
    await user.tab();
    await user.keyboard('*.v0{Enter}');
    expect(stored()).toEqual(['agent.presencechanged.v1', 'channel.held.v1', '*.v0']);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('moves, folds and unfolds as a tree does', async () => {
    const { user } = setUp();
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('{ArrowDown}');
    expect(item('agent')).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(item('agent.presencechanged.v1')).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(item('agent.presencechanged')).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(item('agent.presencechanged')).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('treeitem', { name: 'agent.presencechanged.v1' })).not.toBeInTheDocument();
    await user.keyboard('{ArrowRight}{End}');
    expect(item('interaction.detailrecord.v0')).toHaveFocus();
    await user.keyboard('{Home}{ArrowLeft}');
    expect(item('agent')).toHaveAttribute('aria-expanded', 'false');
    expect(screen.getAllByRole('treeitem').filter((row) => row.tabIndex === 0)).toEqual([item('agent')]);
  });
});

test('keys that the tree takes neither scroll the page nor submit the form, and Tab leaves', () => {
  setUp();
  for (const key of ['Enter', ' ', 'ArrowDown', 'End', 'h']) {
    expect({ key, isLeftToTheBrowser: fireEvent.keyDown(item('agent'), { key }) }).toEqual({
      key,
      isLeftToTheBrowser: false,
    });
  }
  expect(fireEvent.keyDown(item('agent'), { key: 'Tab' })).toBe(true);
  expect(fireEvent.keyDown(item('agent'), { key: 'a', ctrlKey: true })).toBe(true);
});

describe('the tree', () => {
  test('says of every row what it is, where it stands and what is chosen', () => {
    setUp({ entries: ['channel.*', 'agent.presencechanged.v1'] });
    const tree = within(screen.getByRole('group', { name: 'Events' })).getByRole('tree', { name: 'Event types' });
    expect(within(tree).getAllByRole('treeitem')).toHaveLength(13);
    expect(item('agent')).toHaveAttribute('aria-checked', 'mixed');
    expect(item('agent')).toHaveAccessibleDescription('1 of 2 Ticking stores agent.*: current and future events.');
    expect(item('channel')).toHaveAttribute('aria-checked', 'true');
    expect(item('channel')).toHaveAccessibleDescription('all current and future');
    expect(item('channel')).toHaveAttribute('aria-posinset', '2');
    expect(item('channel')).toHaveAttribute('aria-setsize', '3');
    expect(item('channel.held.v1')).toHaveAttribute('aria-level', '3');
    expect(item('channel.held.v1')).toHaveAttribute('aria-checked', 'true');
    expect(item('channel.held.v1')).toHaveAccessibleDescription('by channel.* Put on hold');
    expect(item('interaction')).toHaveAttribute('aria-checked', 'false');
  });

  test('explodes a wildcard when one event below it is un-ticked, and tells it apart from all ticked', async () => {
    const { user, stored } = setUp({ entries: ['channel.*'] });
    await user.click(item('channel.held.v0'));
    expect(stored()).toEqual(['channel.held.v1', 'channel.ended.v1']);
    expect(status()).toHaveTextContent('channel.* replaced by 2 event types.');
    await user.click(item('channel.held.v0'));
    expect(stored()).toEqual(['channel.held.v1', 'channel.ended.v1', 'channel.held.v0']);
    expect(item('channel')).toHaveAccessibleDescription('all 3 of today, not future ones');
  });

  test('ticks by a click on a row and unfolds by a click on its chevron', async () => {
    const { user, stored, onChange } = setUp();
    const chevron = item('channel').querySelector('.chevron');
    expect(chevron).not.toBeNull();
    await user.click(chevron ?? document.body);
    expect(screen.queryByRole('treeitem', { name: 'channel.held' })).not.toBeInTheDocument();
    expect(onChange).not.toHaveBeenCalled();
    await user.click(item('channel'));
    expect(stored()).toEqual(['channel.*']);
  });

  test('finds by name and description, whatever is folded', async () => {
    const { user, onSubmit } = setUp();
    await user.click(item('channel').querySelector('.chevron') ?? document.body);
    await user.type(screen.getByRole('searchbox'), 'ON HOLD{Enter}');
    expect(screen.getAllByRole('treeitem').map((row) => row.querySelector('.name')?.textContent)).toEqual([
      'channel',
      'channel.held',
      'channel.held.v1',
      'channel.held.v0',
    ]);
    expect(status()).toHaveTextContent('2 event types found.');
    expect(onSubmit).not.toHaveBeenCalled();
    await user.click(item('channel.held').querySelector('.chevron') ?? document.body);
    expect(screen.getAllByRole('treeitem')).toHaveLength(2);
    await user.type(screen.getByRole('searchbox'), '{Backspace}');
    expect(screen.getAllByRole('treeitem')).toHaveLength(4);
    await user.type(screen.getByRole('searchbox'), 'zz');
    expect(screen.getByText('No event type matches this search.')).toBeVisible();
  });
});

describe('the selected entries', () => {
  test('D10: keep and mark what the catalogue does not know, through every change', async () => {
    const { user, stored } = setUp({ entries: ['gone.away.v3', 'nobody.*', 'channel.held.v0', 'channel.*'] });
    expect(entryRow('gone.away.v3').getByText('Not in today’s catalogue; kept.')).toBeVisible();
    expect(entryRow('nobody.*').getByText('Matches nothing in today’s catalogue.')).toBeVisible();
    expect(entryRow('channel.held.v0').getByText(/^Covered by channel/)).toBeVisible();
    await user.click(item('channel'));
    expect(stored()).toEqual(['gone.away.v3', 'nobody.*']);
    await user.click(item('agent'));
    expect(stored()).toEqual(['gone.away.v3', 'nobody.*', 'agent.*']);
  });

  test('say what a pattern matches, on demand by name, and that one change may come twice', async () => {
    const { user } = setUp({ entries: ['channel.*'] });
    const row = entryRow('channel.*');
    expect(row.getByText(/later event types included/)).toBeVisible();
    expect(row.getByText(/Includes 1 event in more than one version/)).toBeVisible();
    expect(row.queryByText('channel.ended.v1')).not.toBeInTheDocument();
    await user.click(row.getByRole('button', { name: 'Matches 3 event types today: channel.*' }));
    expect(row.getByText('channel.ended.v1')).toBeVisible();
  });

  test('are pinned to the names of today', async () => {
    const { user, stored } = setUp({ entries: ['*.v0', 'agent.*'] });
    await user.click(screen.getByRole('button', { name: /^Only these 2/ }));
    expect(stored()).toEqual(['*.v0', 'agent.presencechanged.v0', 'agent.presencechanged.v1']);
    expect(screen.getByRole('list', { name: 'Selected entries' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: /^Pin to today’s list/ }));
    expect(status()).toHaveTextContent('*.v0 replaced by 2 event types.');
  });

  test('pass the focus on when one is removed, at last to the field below which they appear', async () => {
    const { user, stored } = setUp({ entries: ['a.*', 'b.*', 'c.*'] });
    await user.click(screen.getByRole('button', { name: 'Remove b.*' }));
    expect(screen.getByRole('button', { name: 'Remove c.*' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Remove a.*' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(stored()).toEqual([]);
    expect(screen.getByRole('textbox', { name: 'Add a pattern' })).toHaveFocus();
    expect(screen.getByText('Choose at least one event. Nothing is sent without one.')).toBeVisible();
  });

  test('are shown a hundred at a time', async () => {
    const { user } = setUp({ entries: Array.from({ length: 130 }, (_, index) => `odd.number${index}.v1`) });
    expect(entryRows()).toHaveLength(100);
    await user.click(screen.getByRole('button', { name: 'Show 30 more of 130 entries' }));
    expect(entryRows()).toHaveLength(130);
    expect(screen.getByRole('group', { name: 'Events' })).toContainElement(focused());
  });
});

describe('Add a pattern', () => {
  test('previews what is typed and refuses what is no entry', async () => {
    const { user, stored } = setUp({ entries: ['agent.*'] });
    const field = screen.getByRole('textbox', { name: 'Add a pattern' });
    await user.type(field, 'channel.*.v1');
    expect(field).toHaveAccessibleDescription(
      'By our reading it matches 2 event types of today’s catalogue: channel.held.v1, channel.ended.v1. Later ones are included.',
    );
    await user.clear(field);
    await user.type(field, 'chanel.held.v1');
    expect(field).toHaveAccessibleDescription(/Not in today’s catalogue/);
    await user.clear(field);
    await user.type(field, 'agent.*{Enter}');
    expect(field).toBeInvalid();
    expect(field).toHaveValue('agent.*');
    await user.clear(field);
    await user.type(field, ' channel.*.v1 ');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(stored()).toEqual(['agent.*', 'channel.*.v1']);
    expect(field).toHaveValue('');
    expect(status()).toHaveTextContent('channel.*.v1 added.');
  });
});

describe('offers for the whole selection', () => {
  test('D10: Tidy shows what would go and why, and goes only when pressed', async () => {
    const entries = ['agent.presencechanged.v1', 'gone.away.v3', 'agent.*', 'gone.away.v3'];
    const { user, stored, onChange, onSubmit } = setUp({ entries });
    await user.click(screen.getByRole('button', { name: 'Tidy' }));
    const lines = within(screen.getByRole('list', { name: 'Entries that change nothing' })).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      'agent.presencechanged.v1 covered by agent.*',
      'gone.away.v3 stored 2 times; one stays',
    ]);
    expect(onChange).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Remove 2 entries' }));
    expect(stored()).toEqual(['gone.away.v3', 'agent.*']);
    expect(status()).toHaveTextContent('2 entries removed. The events received stay the same.');
    expect(screen.queryByRole('button', { name: 'Tidy' })).not.toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Events' })).toContainElement(focused());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(stored()).toEqual(entries);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('a source with every box ticked is not a wildcard, and can be made one and taken back', async () => {
    const entries = ['channel.held.v0', 'x.y.v1', 'channel.ended.v1', 'channel.held.v1'];
    const { user, stored } = setUp({ entries });
    expect(item('channel')).toHaveAccessibleDescription('all 3 of today, not future ones');
    expect(
      screen.getByText(/All 3 event types of channel are chosen by name; later ones are not included/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Store channel.* instead' }));
    expect(stored()).toEqual(['channel.*', 'x.y.v1']);
    expect(item('channel')).toHaveAccessibleDescription('all current and future');
    expect(status()).toHaveTextContent('channel.* added in place of 3 entries.');
    expect(screen.queryByText(/are chosen by name/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(stored()).toEqual(entries);
    expect(status()).toHaveTextContent('Undone: channel.* added in place of 3 entries.');
  });
});

describe('Undo', () => {
  test('takes back step by step what was done, in order and spelling', async () => {
    const { user, stored } = setUp({ entries: ['x.y.v1', 'channel.*', 'x.y.v1'] });
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
    await user.click(item('channel.held.v0'));
    await user.click(item('agent'));
    await user.click(screen.getByRole('button', { name: 'Remove x.y.v1' }));
    expect(stored()).toEqual(['channel.held.v1', 'channel.ended.v1', 'agent.*']);
    const undo = screen.getByRole('button', { name: 'Undo' });
    await user.click(undo);
    expect(stored()).toEqual(['x.y.v1', 'channel.held.v1', 'channel.ended.v1', 'x.y.v1', 'agent.*']);
    expect(status()).toHaveTextContent('Undone: x.y.v1 removed.');
    expect(undo).toHaveFocus();
    await user.click(undo);
    expect(stored()).toEqual(['x.y.v1', 'channel.held.v1', 'channel.ended.v1', 'x.y.v1']);
    await user.click(undo);
    expect(stored()).toEqual(['x.y.v1', 'channel.*', 'x.y.v1']);
    expect(undo).not.toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Events' })).toContainElement(focused());
  });

  test('is Ctrl+Z in the tree, and left to the browser where text is typed', async () => {
    const { user, stored, onChange } = setUp({ entries: ['agent.*'] });
    await user.click(item('agent.presencechanged.v0'));
    expect(stored()).toEqual(['agent.presencechanged.v1']);
    const search = screen.getByRole('searchbox');
    expect(fireEvent.keyDown(search, { key: 'z', ctrlKey: true })).toBe(true);
    expect(onChange).toHaveBeenCalledOnce();
    item('agent.presencechanged.v0').focus();
    await user.keyboard('{Control>}z{/Control}');
    expect(stored()).toEqual(['agent.*']);
    expect(item('agent.presencechanged.v0')).toHaveFocus();
    await user.keyboard('{Control>}z{/Control}');
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  test('does not take back what somebody else changed', async () => {
    const { user } = setUp({ entries: ['x.y.v1'] });
    await user.click(item('agent'));
    await user.click(screen.getByRole('button', { name: 'Begin anew' }));
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });
});

describe('around the picker', () => {
  test('a failed catalogue can be retried, and what is selected stays usable', async () => {
    const onRetry = vi.fn<() => void>();
    const catalogue: EventPickerCatalogue = { status: 'failed', message: 'No answer.', onRetry };
    const { user, stored } = setUp({ entries: ['agent.*', 'x.y.v1'], catalogue });
    expect(screen.getByRole('alert')).toHaveTextContent(/^No answer\./);
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(onRetry).toHaveBeenCalledOnce();
    expect(screen.getByRole('button', { name: 'Retry' })).not.toHaveFocus();
    expect(screen.getByRole('group', { name: 'Events' })).toContainElement(focused());
    expect(screen.queryByText(/today’s catalogue; kept/)).not.toBeInTheDocument();
    expect(screen.queryByText(/Matches nothing/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove agent.*' }));
    await user.type(screen.getByRole('textbox', { name: 'Add a pattern' }), '*{Enter}');
    expect(stored()).toEqual(['x.y.v1', '*']);
  });

  test('nothing is called unknown while the catalogue is loading', () => {
    setUp({ entries: ['x.y.v1'], catalogue: { status: 'loading' } });
    expect(status()).toHaveTextContent('Loading event types…');
    expect(screen.queryByText(/today’s catalogue; kept/)).not.toBeInTheDocument();
  });

  test('reading only, everything is visible and nothing changes', async () => {
    const { user, onChange } = setUp({ entries: ['channel.*'], readOnly: true });
    await user.click(item('agent'));
    await user.keyboard(' ');
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByRole('tree')).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('textbox', { name: 'Add a pattern' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Remove channel.*' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: /^Matches 3 event types today/ }));
    expect(entryRow('channel.*').getByText('channel.ended.v1')).toBeVisible();
  });

  test('an error is told with the group and with the field that takes the focus', async () => {
    const { user } = setUp({ error: 'Choose at least one event.' });
    expect(screen.getByRole('group', { name: 'Events' })).toHaveAccessibleDescription('Choose at least one event.');
    await user.click(screen.getByRole('button', { name: 'Go to the picker' }));
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect(screen.getByRole('searchbox')).toHaveAccessibleDescription('Choose at least one event.');
  });

  test('leaving is told once, when the focus leaves the whole of it', async () => {
    const onBlur = vi.fn<() => void>();
    const user = userEvent.setup();
    render(<Host onBlur={onBlur} />);
    await user.click(screen.getByRole('searchbox'));
    await user.tab();
    await user.tab();
    expect(onBlur).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(onBlur).toHaveBeenCalledOnce();
  });
});
