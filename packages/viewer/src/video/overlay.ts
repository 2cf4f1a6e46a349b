import { CLICK_SHOWN_MS, type HeldChanges } from './held-changes.ts';

/** What lies over the page in a video: who asked for it, clicks, and that time was cut. */
export interface Overlay {
  show(what: { at: number; mark: string | null; held: HeldChanges }): void;
}

export function createOverlay(parent: HTMLElement, watermark: string): Overlay {
  const mark = layer(parent, 'mark');
  const click = layer(parent, 'click');
  const signed = layer(parent, 'watermark');
  signed.textContent = watermark;
  signed.hidden = watermark === '';
  return {
    show({ at, mark: text, held }) {
      mark.hidden = text === null;
      mark.textContent = text;
      const last = held.clicks.findLast((one) => one.at <= at && at < one.at + CLICK_SHOWN_MS);
      click.hidden = last === undefined;
      if (last) placeClick(click, parent, last, held);
    },
  };
}

function layer(parent: HTMLElement, name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.hidden = true;
  parent.append(element);
  return element;
}

/** The page is fitted into the picture and stands in its middle. */
function placeClick(
  { style }: HTMLElement,
  { clientWidth, clientHeight }: HTMLElement,
  { at, x, y }: { at: number; x: number; y: number },
  { sizes }: HeldChanges,
): void {
  const size = sizes.findLast((one) => one.at <= at) ?? sizes[0];
  if (!size) return;
  const scale = Math.min(clientWidth / size.width, clientHeight / size.height);
  style.left = `${(clientWidth - size.width * scale) / 2 + x * scale}px`;
  style.top = `${(clientHeight - size.height * scale) / 2 + y * scale}px`;
}
