import { afterEach, describe, expect, test } from 'vitest';
import { isPaletteKey, isShortcut } from './is-shortcut.ts';

afterEach(() => document.body.replaceChildren());

/** Presses a key in an element of this kind and tells what the judge says of it. */
function press(
  judge: (event: KeyboardEvent) => boolean,
  [tag, attributes = {}]: readonly [string, Readonly<Record<string, string>>?],
  init: KeyboardEventInit = { key: 'j' },
): boolean | undefined {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  let verdict: boolean | undefined;
  document.addEventListener('keydown', (event) => (verdict = judge(event)), { once: true });
  element.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
  return verdict;
}

describe('a key by itself is a shortcut', () => {
  test.each([
    ['on a link', ['a']],
    ['on a switch', ['input', { type: 'checkbox', role: 'switch' }]],
    ['on a button', ['button']],
  ] as const)('%s', (_where, element) => {
    expect(press(isShortcut, element)).toBe(true);
  });

  test('with Shift, which some keyboards need for / and ?', () => {
    expect(press(isShortcut, ['a'], { key: '?', shiftKey: true })).toBe(true);
  });
});

describe('a key is no shortcut', () => {
  test.each([
    ['in a text box', ['input', { type: 'text' }]],
    ['in a search box', ['input', { type: 'search' }]],
    ['in a box of no type', ['input']],
    ['in a text area', ['textarea']],
    ['in a select, where letters choose', ['select']],
    ['in editable text', ['div', { contenteditable: 'true' }]],
    ['in a tree, where letters walk', ['div', { role: 'tree' }]],
  ] as const)('%s', (_where, element) => {
    expect(press(isShortcut, element)).toBe(false);
  });

  test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }, { keyCode: 229 }])(
    'with %j',
    (init) => {
      expect(press(isShortcut, ['a'], { key: 'j', ...init })).toBe(false);
    },
  );

  test.each(['dialog', 'alertdialog', 'menu'])('below a %s', (role) => {
    const cover = document.createElement('div');
    cover.setAttribute('role', role);
    document.body.append(cover);
    expect(press(isShortcut, ['a'])).toBe(false);
    expect(press(isPaletteKey, ['a'], { key: 'k', ctrlKey: true })).toBe(false);
  });
});

describe('the palette opens', () => {
  test.each([{ ctrlKey: true }, { metaKey: true }])('with K and %j, also from a text box', (init) => {
    expect(press(isPaletteKey, ['input'], { key: 'k', ...init })).toBe(true);
    expect(press(isPaletteKey, ['input'], { key: 'K', ...init })).toBe(true);
  });

  test.each([{}, { ctrlKey: true, shiftKey: true }, { ctrlKey: true, altKey: true }, { ctrlKey: true, metaKey: true }])(
    'not with K and %j',
    (init) => {
      expect(press(isPaletteKey, ['a'], { key: 'k', ...init })).toBe(false);
    },
  );
});
