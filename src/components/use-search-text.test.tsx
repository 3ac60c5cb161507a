import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useSearchText } from './use-search-text.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A search box and an address that it writes to; `go` is Back, Forward or a link. */
function setUp(initial = '') {
  const writes: string[] = [];
  const { result, rerender, unmount } = renderHook(
    ({ address }) =>
      useSearchText(address, (text) => {
        writes.push(text);
        go(text);
      }),
    { initialProps: { address: initial } },
  );
  const go = (address: string): void => rerender({ address });
  return {
    writes,
    text: () => result.current.text,
    type: (text: string) => act(() => result.current.setText(text)),
    pause: (ms = 250) => act(() => void vi.advanceTimersByTime(ms)),
    go,
    leave: unmount,
  };
}

describe('the text of the search box', () => {
  test('begins with what the address says', () => {
    expect(setUp('crm').text()).toBe('crm');
  });

  test('shows at once and reaches the address once, when typing pauses', () => {
    const { writes, text, type, pause } = setUp();
    type('c');
    pause(249);
    type('cr');
    expect(text()).toBe('cr');
    pause(249);
    expect(writes).toEqual([]);
    pause(1);
    expect(writes).toEqual(['cr']);
    expect(text()).toBe('cr');
  });

  test('follows the address on Back and on a link', () => {
    const { text, type, pause, go } = setUp('crm');
    go('wall');
    expect(text()).toBe('wall');
    type('wallboard');
    pause();
    go('crm');
    expect(text()).toBe('crm');
  });

  test('typed on while the address was being written is kept, and written next', () => {
    const { writes, text, type, pause } = setUp();
    type('c');
    pause();
    type('crm');
    expect(text()).toBe('crm');
    pause();
    expect(writes).toEqual(['c', 'crm']);
  });

  test('comes back with the address that it had written itself', () => {
    // Forward to an address that this box had written showed its rows under an empty box.
    const { text, type, pause, go } = setUp();
    type('crm');
    pause();
    go('');
    expect(text()).toBe('');
    go('crm');
    expect(text()).toBe('crm');
  });

  test('that was typed just before Back is not written over the address that Back has brought', () => {
    const { writes, text, type, pause, go } = setUp('crm');
    type('crmx');
    go('wall');
    pause();
    expect(writes).toEqual([]);
    expect(text()).toBe('wall');
  });

  test('taken back before the pause is not written', () => {
    const { writes, type, pause } = setUp('crm');
    type('crmx');
    type('crm');
    pause();
    expect(writes).toEqual([]);
  });

  test('of a page that is gone writes nothing', () => {
    const { writes, type, pause, leave } = setUp();
    type('crm');
    leave();
    pause();
    expect(writes).toEqual([]);
  });
});
