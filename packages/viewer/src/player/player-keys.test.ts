// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { commandOfKey } from './player-keys.ts';

const NONE = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

function element(html: string): Element {
  const template = document.createElement('template');
  template.innerHTML = html;
  const found = template.content.querySelector('.it') ?? template.content.firstElementChild;
  if (!found) throw new Error('The markup has no element.');
  return found;
}

const press = (key: string, target: Element | null = null, modifiers = {}) =>
  commandOfKey({ key, ...NONE, ...modifiers }, target);

describe('the keyboard of the player', () => {
  it('plays and pauses with Space', () => expect(press(' ')).toEqual({ do: 'toggle' }));
  it('moves by five seconds with an arrow', () => {
    expect(press('ArrowRight')).toEqual({ do: 'move', by: 5_000 });
    expect(press('ArrowLeft')).toEqual({ do: 'move', by: -5_000 });
  });
  it('moves further with Shift', () => {
    expect(press('ArrowLeft', null, { shiftKey: true })).toEqual({ do: 'move', by: -30_000 });
  });
  it('fills the screen with F, in either case', () => expect(press('F')).toEqual({ do: 'full-screen' }));
  it('moves by its own steps also on the time line', () => {
    expect(press('ArrowRight', element('<div role="slider"></div>'))).toEqual({ do: 'move', by: 5_000 });
  });
  it('leaves Space to a button that has the focus', () => {
    expect(press(' ', element('<button><svg class="it"></svg></button>'))).toBeNull();
  });
  it('leaves all keys to a field that is typed in', () =>
    expect(press('f', element('<input type="text">'))).toBeNull());
  it('leaves arrows to a choice of speeds, but not Space', () => {
    expect(press('ArrowRight', element('<input type="radio">'))).toBeNull();
    expect(press(' ', element('<input type="radio">'))).toEqual({ do: 'toggle' });
  });
  it('leaves all keys to a dialog', () => {
    expect(press('f', element('<div role="dialog"><p class="it"></p></div>'))).toBeNull();
  });
  it('leaves the browser its own shortcuts', () => expect(press('f', null, { ctrlKey: true })).toBeNull());
  it('begins and ends a clip with brackets', () => {
    expect([press('['), press(']')]).toEqual([
      { do: 'clip', edge: 'from' },
      { do: 'clip', edge: 'to' },
    ]);
  });
  it('knows no other keys', () => {
    expect(press('q')).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});
