import { element } from '../element.ts';
import { guard } from '../guard.ts';

export function createButton(name: string, words: string, onClick: (event: MouseEvent) => unknown): HTMLButtonElement {
  const button = element('button', { type: 'button', 'data-opname': name }, words);
  button.addEventListener('click', guard(onClick));
  return button;
}
