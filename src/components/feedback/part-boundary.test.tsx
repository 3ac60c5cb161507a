import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Themed } from '../../test/themed.tsx';
import { PartBoundary } from './part-boundary.tsx';

test('a crash inside a part leaves the rest with what is typed, and can be tried again', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let isBroken = false;
  function Part() {
    if (isBroken) throw new Error('A mistake');
    return <p>The part</p>;
  }
  const page = (
    <Themed>
      <input aria-label="Name" defaultValue="" />
      <PartBoundary what="The part">
        <Part />
      </PartBoundary>
    </Themed>
  );
  const user = userEvent.setup();
  const { rerender } = render(page);
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Half typed');
  isBroken = true;
  rerender(<div>{page}</div>);
  rerender(page);
  expect(screen.getByRole('alert')).toHaveTextContent('The part has failed');
  isBroken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('The part')).toBeVisible();
  expect(error).toHaveBeenCalled();
  error.mockRestore();
});
