import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { usePolling } from './use-polling.ts';

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function poll(options: { isOn?: boolean; isBusy?: () => boolean } = {}) {
  const refresh = vi.fn<() => void>();
  const begun = { isOn: true, everyMs: minute, isBusy: () => false, lastAt: Date.now(), refresh, ...options };
  const { rerender, unmount } = renderHook((props: typeof begun) => usePolling(props), { initialProps: begun });
  return { refresh, unmount, answer: () => rerender({ ...begun, lastAt: Date.now() }) };
}

describe('the refresh every minute', () => {
  test('asks a minute after the last answer, and a minute after the next', () => {
    const { refresh, answer } = poll();
    vi.advanceTimersByTime(minute - 3_000);
    expect(refresh).not.toHaveBeenCalled();
    vi.advanceTimersByTime(4_000);
    expect(refresh).toHaveBeenCalledTimes(1);
    answer();
    vi.advanceTimersByTime(minute - 3_000);
    expect(refresh).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(4_000);
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  test('comes a minute later too where the clock of the computer was set back, and once', () => {
    const { refresh } = poll();
    vi.setSystemTime(Date.now() - 60 * minute);
    vi.advanceTimersByTime(minute + 4_000);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test('comes soon after the computer slept, whose other clock stood meanwhile', () => {
    const { refresh } = poll();
    vi.setSystemTime(Date.now() + 60 * minute);
    vi.advanceTimersByTime(3_000);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test('does nothing when it is off, and ends with the page', () => {
    const off = poll({ isOn: false });
    const left = poll();
    left.unmount();
    vi.advanceTimersByTime(5 * minute);
    expect(off.refresh).not.toHaveBeenCalled();
    expect(left.refresh).not.toHaveBeenCalled();
  });

  test('waits until the page is in view again', () => {
    const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { refresh } = poll();
    vi.advanceTimersByTime(10 * minute);
    expect(refresh).not.toHaveBeenCalled();
    visible.mockReturnValue('visible');
    vi.advanceTimersByTime(3_000);
    expect(refresh).toHaveBeenCalled();
  });

  test.each(['dialog', 'menu'])('waits until the %s is closed', (role) => {
    const { refresh } = poll();
    const cover = document.createElement('div');
    cover.setAttribute('role', role);
    document.body.append(cover);
    vi.advanceTimersByTime(2 * minute);
    expect(refresh).not.toHaveBeenCalled();
    cover.remove();
    vi.advanceTimersByTime(3_000);
    expect(refresh).toHaveBeenCalled();
  });

  test('waits while something is asked or saved', () => {
    let isBusy = true;
    const { refresh } = poll({ isBusy: () => isBusy });
    vi.advanceTimersByTime(2 * minute);
    expect(refresh).not.toHaveBeenCalled();
    isBusy = false;
    vi.advanceTimersByTime(3_000);
    expect(refresh).toHaveBeenCalled();
  });
});
