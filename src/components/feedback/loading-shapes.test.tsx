import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Themed } from '../../test/themed.tsx';
import { LoadingShapes } from './loading-shapes.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('N13: the shapes are there at once, and after three seconds a word says that it goes on', () => {
  render(<LoadingShapes label="Loading rows …" />, { wrapper: Themed });
  expect(screen.getByText('Loading rows …')).toBeInTheDocument();
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  act(() => void vi.advanceTimersByTime(3_000));
  expect(screen.getByRole('status')).toHaveTextContent(/^Still loading/);
});
