/** A page as a recorder may meet it: how it is built before the recorder starts, and what happens while it records. */
export interface BenchPage {
  name: string;
  /** A text that stands at its end, and in what a recorder sends that looked at all of it. */
  proof: string;
  build: () => void;
  use: () => Promise<void>;
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
const WORDS = 'open paid draft sent late invoice meeting garden paint order note ladder bucket brush roof'.split(' ');
const word = (index: number): string => WORDS[index % WORDS.length] ?? '';

/** Nodes of one row: seven elements, six texts. */
const ROW_NODES = 13;

/** What only that row says, in letters, because some recorders hide all numbers. */
const textOf = (index: number): string =>
  `Order ${String(index).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;

function row(index: number): string {
  return (
    `<div class="row r${index % 9}" data-index="${index}"><span>${word(index)} ${word(index + 5)}</span>` +
    `<span>2026-0${1 + (index % 9)}-1${index % 9}</span><a href="/orders/${index}">Order</a>` +
    `<b>${index},00</b><i>${word(index + 2)}</i><em>${textOf(index)}</em></div>`
  );
}

const rows = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => row(from + index)).join('');

const NODE_ROWS = Math.round(20_000 / ROW_NODES);
const picture: BenchPage = {
  name: '20,000 nodes, first picture',
  proof: textOf(NODE_ROWS - 1),
  build: () => (document.body.innerHTML = rows(NODE_ROWS)),
  use: () => pause(1),
};

const SECTIONS = 70;
const SECTION_ROWS = 31;
const skipped: BenchPage = {
  name: '28,000 nodes with content-visibility: auto, first picture',
  proof: textOf(SECTIONS * SECTION_ROWS - 1),
  build() {
    const sections = Array.from(
      { length: SECTIONS },
      (_, index) =>
        `<section style="content-visibility: auto; contain-intrinsic-size: auto 600px">${rows(SECTION_ROWS, index * SECTION_ROWS)}</section>`,
    );
    document.body.innerHTML = sections.join('');
  },
  use: () => pause(1),
};

const GRID_ROWS = 2000;
const grid: BenchPage = {
  name: '2,000-row grid, six re-sorts',
  proof: textOf(GRID_ROWS - 1),
  build: () => (document.body.innerHTML = `<main>${rows(GRID_ROWS)}</main>`),
  async use() {
    const holder = document.querySelector('main')!;
    for (let sort = 1; sort <= 6; sort++) {
      const sorted = [...holder.children].toSorted(
        (a, b) =>
          ((Number(a.getAttribute('data-index')) * sort * 7919) % GRID_ROWS) -
          ((Number(b.getAttribute('data-index')) * sort * 7919) % GRID_ROWS),
      );
      for (const one of sorted) holder.append(one);
      await pause(300);
    }
  },
};

const restyle: BenchPage = {
  name: '200 elements restyled in each of 300 frames',
  proof: '198px',
  build() {
    document.body.innerHTML = Array.from({ length: 200 }, () => '<p style="position: fixed; left: 0px">x</p>').join('');
  },
  async use() {
    const lines = [...document.querySelectorAll('p')];
    for (let count = 0; count < 300; count++) {
      lines.forEach((line, index) => {
        line.style.transform = `translate(${(count * 3 + index) % 400}px, ${index}px)`;
        line.style.opacity = String(((count + index) % 10) / 10);
      });
      await frame();
    }
  },
};

const FIELDS = 12;
const form: BenchPage = {
  name: '600 keys in a validating form',
  proof: 'At least',
  build() {
    const fields = Array.from(
      { length: FIELDS },
      (_, index) => `<p><label for="f${index}">Note ${index}</label><input id="f${index}"><small></small></p>`,
    );
    document.body.innerHTML = `<form>${fields.join('')}</form>${rows(200)}`;
  },
  async use() {
    for (let key = 0; key < 600; key++) {
      const field = document.querySelectorAll('input')[Math.floor(key / 50) % FIELDS]!;
      field.focus();
      field.value += word(key).charAt(key % 4);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.className = field.value.length % 3 === 0 ? 'valid' : 'invalid';
      field.nextElementSibling!.textContent =
        field.value.length % 3 === 0 ? '' : `At least ${3 - (field.value.length % 3)} more`;
      await pause(8);
    }
  },
};

const LINE_PX = 30;
const LAST_STEP = 199;
const list: BenchPage = {
  name: 'scrolling a virtual list',
  proof: textOf(Math.floor((LAST_STEP * 170) / LINE_PX) + 5),
  build: () =>
    (document.body.innerHTML =
      '<main style="height: 600px; overflow: auto"><div style="height: 300000px; position: relative"></div></main>'),
  async use() {
    const [view, inside] = [document.querySelector('main')!, document.querySelector('main > div')!];
    for (let step = 0; step <= LAST_STEP; step++) {
      view.scrollTop = step * 170;
      const first = Math.floor(view.scrollTop / LINE_PX);
      const lines = Array.from(
        { length: 26 },
        (_, at) => `<div style="position: absolute; top: ${(first + at) * LINE_PX}px">${row(first + at)}</div>`,
      );
      inside.innerHTML = lines.join('');
      await frame();
    }
  },
};

const VIEWS = ['Orders', 'Invoices', 'People', 'Reports', 'Settings', 'Help'];
const VIEW_MS = 10_000;
const VIEW_ROWS = 120;

/** Sets a field as a program does and tells of it, a key at a time. */
async function type(field: HTMLInputElement, text: string, onKey: (value: string) => void): Promise<void> {
  field.focus();
  for (let length = 1; length <= text.length; length++) {
    field.value = text.slice(0, length);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    onKey(field.value);
    await pause(120);
  }
}

const at = (selector: string): HTMLInputElement => document.querySelector<HTMLInputElement>(selector)!;

/** Reads a view: opens its menu, scrolls, looks for something, writes a note, saves it, and thinks. */
async function useView(view: number): Promise<void> {
  const began = performance.now();
  at(`nav button:nth-child(${view + 1})`).click();
  await pause(800);
  at('#menu').hidden = false;
  await pause(700);
  at('#menu').hidden = true;
  for (let step = 0; step < 10; step++) {
    at('main').scrollTop += 60;
    await pause(50);
  }
  const all = [...document.querySelectorAll<HTMLElement>('main .row')];
  await type(at('#search'), word(view), (wanted) => {
    for (const one of all) one.hidden = !one.textContent.includes(wanted);
  });
  await type(
    at('#note'),
    `Ask about ${word(view + 3)}`,
    (value) => (at('small').textContent = `${value.length} of 80`),
  );
  at('#save').click();
  await pause(Math.max(0, VIEW_MS - (performance.now() - began)));
}

const minute: BenchPage = {
  name: 'a minute of ordinary use',
  proof: `Saved ${VIEWS.at(-1)}`,
  build() {
    const buttons = VIEWS.map((name) => `<button>${name}</button>`).join('');
    document.body.innerHTML =
      `<nav>${buttons}</nav><div id="menu" hidden><a href="/new">New</a><a href="/copy">Copy</a></div>` +
      `<label>Search <input id="search"></label><label>Note <input id="note"></label><small></small>` +
      `<button id="save">Save</button><output></output><main style="height: 500px; overflow: auto">${rows(VIEW_ROWS)}</main>`;
    let shown = '';
    for (const [index, button] of document.querySelectorAll('nav button').entries())
      button.addEventListener('click', () => {
        shown = button.textContent;
        document.querySelector('main')!.innerHTML = `<h1>${shown}</h1>${rows(VIEW_ROWS, index * VIEW_ROWS)}`;
      });
    document.querySelector('#save')!.addEventListener('click', () => {
      document.querySelector('output')!.textContent = `Saved ${shown}`;
    });
  },
  async use() {
    for (let view = 0; view < VIEWS.length; view++) await useView(view);
  },
};

export const PAGES: readonly BenchPage[] = [picture, grid, restyle, form, list, minute, skipped];
