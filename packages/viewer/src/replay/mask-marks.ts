import { documentsIn } from './documents-in.ts';

/** Shows where masks are: a colour behind each run of their sign, in texts and in fields, that changes no node. */
export interface MaskMarks {
  show(on: boolean): void;
  /** To be called when the page has changed. */
  refresh(frame: HTMLIFrameElement): void;
}

/** The sign that masks are made of. */
const MASK = /•{3,}(?:[ ]•+)*/g;

const NAME = 'opname-mask';
const LOOK = `::highlight(${NAME}) { background: #ffd34d; color: #5c3d00; }
  [value*='•••'] { outline: 2px dashed #c98a00 !important; outline-offset: -2px; }`;

/** Milliseconds between two looks through the page while it plays. */
const EVERY_MS = 250;

export function createMaskMarks(): MaskMarks {
  let isOn = false;
  let looked = 0;
  return {
    show(on) {
      isOn = on;
      looked = 0;
    },
    refresh(frame) {
      if (isOn ? performance.now() - looked < EVERY_MS : looked < 0) return;
      looked = isOn ? performance.now() : -1;
      for (const page of documentsIn(frame)) mark(page, isOn);
    },
  };
}

function mark(page: Document, isOn: boolean): void {
  const view = page.defaultView;
  if (!view?.CSS?.highlights) return;
  view.CSS.highlights.delete(NAME);
  wear(page, view, isOn);
  if (!isOn || !page.documentElement) return;
  const texts = page.createTreeWalker(page.documentElement, view.NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) ranges.push(...rangesIn(page, node as Text));
  view.CSS.highlights.set(NAME, new view.Highlight(...ranges));
}

function rangesIn(page: Document, text: Text): Range[] {
  return [...text.data.matchAll(MASK)].map(({ index, 0: mask }) => {
    const range = page.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + mask.length);
    return range;
  });
}

const looks = new WeakMap<Document, CSSStyleSheet>();

function wear(page: Document, view: Window & typeof globalThis, isOn: boolean): void {
  const known = looks.get(page);
  const others = page.adoptedStyleSheets.filter((sheet) => sheet !== known);
  if (!isOn) {
    if (known) page.adoptedStyleSheets = others;
    return;
  }
  const look = known ?? new view.CSSStyleSheet();
  look.replaceSync(LOOK);
  looks.set(page, look);
  page.adoptedStyleSheets = [...others, look];
}
