import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { Themed } from '../../../../test/themed.tsx';
import { EventPicker, type EventPickerCatalogue } from './event-picker.tsx';

const typeOf = (name: string, field: string) => ({
  name,
  description: '',
  jsonSchema: { properties: { [field]: { type: 'string' } } },
});
const ready: EventPickerCatalogue = {
  status: 'ready',
  eventTypes: [typeOf('agent.presencechanged.v0', 'old'), typeOf('agent.presencechanged.v1', 'current')],
};

const untouched = { text: '', onChange: () => undefined, error: undefined, ref: () => undefined };

function setUp(catalogue: EventPickerCatalogue = ready) {
  render(
    <EventPicker
      value={[]}
      onChange={() => undefined}
      pattern={untouched}
      paste={untouched}
      catalogue={catalogue}
      readOnly={false}
      error={undefined}
      onBlur={() => undefined}
    />,
    { wrapper: Themed },
  );
  return userEvent.setup();
}

const disclosure = () => screen.getByRole('button', { name: 'Show schema and sample' });
const pane = () => screen.getByRole('region', { name: 'Schema and sample' });

describe('the schema beside the tree', () => {
  test('follows the focus: an event stands for its newest version, a source for none', async () => {
    const user = setUp();
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('{ArrowDown}');
    const source = screen.getByRole('treeitem', { name: 'agent' });
    expect(source).toHaveFocus();
    await user.click(disclosure());
    expect(disclosure()).toHaveAttribute('aria-expanded', 'true');
    expect(disclosure()).toHaveAttribute('aria-controls', pane().id);
    expect(pane()).toHaveTextContent('Choose an event in the tree');
    await user.tab({ shift: true });
    expect(source).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(await within(pane()).findByRole('list', { name: 'Fields of agent.presencechanged.v1' })).toHaveTextContent(
      'current',
    );
    await user.keyboard('{End}');
    expect(await within(pane()).findByRole('list', { name: 'Fields of agent.presencechanged.v0' })).toHaveTextContent(
      'old',
    );
    expect(screen.getByRole('treeitem', { name: 'agent.presencechanged.v0' })).toHaveFocus();
  });

  test('shows the row that was visited last, and goes when it is closed', async () => {
    const user = setUp();
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('{ArrowDown}{End}');
    await user.click(disclosure());
    expect(await within(pane()).findByRole('list', { name: 'Fields of agent.presencechanged.v0' })).toBeVisible();
    await user.click(disclosure());
    expect(screen.queryByRole('region')).not.toBeInTheDocument();
    expect(disclosure()).toHaveAttribute('aria-expanded', 'false');
  });

  test('is not offered while there is no catalogue', () => {
    setUp({ status: 'loading' });
    expect(screen.queryByRole('button', { name: 'Show schema and sample' })).not.toBeInTheDocument();
  });
});
