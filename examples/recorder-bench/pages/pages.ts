/** A page as a recorder may meet it: how it is built before the recorder starts, and what happens while it records. */
export interface BenchPage {
  name: string;
  build: () => void;
  use: () => Promise<void>;
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
const WORDS = 'open paid draft sent late invoice meeting garden paint order note ladder bucket brush roof'.split(' ');
const word = (index: number): string => WORDS[index % WORDS.length] ?? '';

/** Nodes of one row: seven elements, six texts. */
const ROW_NODES = 13;

function row(index: number): string {
  return (
    `<div class="row r${index % 9}" data-index="${index}"><span>${word(index)} ${word(index + 5)}</span>` +
    `<span>2026-0${1 + (index % 9)}-1${index % 9}</span><a href="/orders/${index}">Order</a>` +
    `<b>${index},00</b><i>${word(index + 2)}</i><em>Amount</em></div>`
  );
}

const rows = (count: number): string => Array.from({ length: count }, (_, index) => row(index)).join('');

const picture: BenchPage = {
  name: '20,000 nodes, first picture',
  build: () => (document.body.innerHTML = rows(Math.round(20_000 / ROW_NODES))),
  use: () => pause(1),
};

const skipped: BenchPage = {
  name: '28,000 nodes with content-visibility: auto, first picture',
  build() {
    const sections = Array.from(
      { length: 70 },
      () => `<section style="content-visibility: auto; contain-intrinsic-size: auto 600px">${rows(31)}</section>`,
    );
    document.body.innerHTML = sections.join('');
  },
  use: () => pause(1),
};

const GRID_ROWS = 2000;
const grid: BenchPage = {
  name: '2,000-row grid, six re-sorts',
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
const list: BenchPage = {
  name: 'scrolling a virtual list',
  build: () =>
    (document.body.innerHTML =
      '<main style="height: 600px; overflow: auto"><div style="height: 300000px; position: relative"></div></main>'),
  async use() {
    const [view, inside] = [document.querySelector('main')!, document.querySelector('main > div')!];
    for (let step = 0; step < 200; step++) {
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

export const PAGES: readonly BenchPage[] = [picture, grid, restyle, form, list, skipped];
