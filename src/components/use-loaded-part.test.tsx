import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Themed } from '../test/themed.tsx';
import { PartProblem } from './feedback/part-problem.tsx';
import { useLoadedPart } from './use-loaded-part.ts';

interface PartProps {
  readonly load: () => Promise<string>;
  readonly isNeeded: boolean;
}

function Page({ load, isNeeded }: PartProps) {
  const { part, retry } = useLoadedPart(load, isNeeded);
  return (
    <>
      <input aria-label="Name" />
      {part === undefined ? null : <p>{part}</p>}
      <PartProblem onRetry={retry} />
    </>
  );
}

test('G19: a part whose code cannot be loaded leaves the page as it is, and can be tried again', async () => {
  const user = userEvent.setup({ delay: null });
  let attempts = 0;
  const load = async (): Promise<string> => {
    attempts += 1;
    if (attempts < 3) throw new Error('Failed to fetch dynamically imported module');
    return 'The menu';
  };
  render(<Page load={load} isNeeded />, { wrapper: Themed });
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'typed');
  expect(await screen.findByText('This part of the console could not be loaded')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The menu')).toBeVisible();
  expect(screen.queryByText('This part of the console could not be loaded')).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('typed');
  expect(attempts).toBe(3);
});
