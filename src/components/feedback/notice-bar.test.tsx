import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Themed } from '../../test/themed.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { NoticeProvider } from './notice-context.tsx';
import { createNoticeStore } from './notice-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const notices = createNoticeStore();
  render(
    <NoticeProvider notices={notices}>
      <NoticeBar />
    </NoticeProvider>,
    { wrapper: Themed },
  );
  const bar = screen.getByRole('status');
  return { notices, bar, pass: (ms: number) => act(() => void vi.advanceTimersByTime(ms)) };
}

test('what succeeded is said for a while', () => {
  const { notices, bar, pass } = setUp();
  act(() => void notices.show('Saved'));
  expect(bar).toHaveTextContent('Saved');
  pass(8_000);
  expect(bar).toBeEmptyDOMElement();
});

// “Checking …” ended after eight seconds, while it went on for up to a minute.
test('N8: what goes on is said until it has ended, however long that takes and whatever else is said', () => {
  const { notices, bar, pass } = setUp();
  const checking = { end: (): void => undefined };
  act(() => {
    checking.end = notices.show('Checking …', 'until-taken-back');
  });
  pass(60_000);
  expect(bar).toHaveTextContent('Checking …');
  act(() => void notices.show('Saved'));
  expect(bar).toHaveTextContent('Saved');
  pass(8_000);
  expect(bar).toHaveTextContent('Checking …');
  act(() => checking.end());
  expect(bar).toBeEmptyDOMElement();
});
