/** Changes that put what is there elsewhere: sorted, nested, wrapped, taken out and brought back, and changed on the way. */
type Random = (below: number) => number;

let made = 0;

const list = (): HTMLElement => document.querySelector('#list')!;

/** Any item of the list, however deep. */
function any(random: Random): HTMLElement | undefined {
  const items = document.querySelectorAll<HTMLElement>('#list li');
  return items[random(items.length)];
}

/** Puts it somewhere that is not inside of it. */
function put(item: Element, random: Random): void {
  const around = random(3) > 0 ? list() : any(random);
  if (!around || item.contains(around)) return;
  around.insertBefore(item, around.childNodes[random(around.childNodes.length + 1)] ?? null);
}

function changeInside(item: Element, random: Random): void {
  const line = item.querySelector('b');
  if (line && random(2)) line.textContent = `changed ${made++}`;
  if (random(2)) item.insertAdjacentHTML(random(2) ? 'beforeend' : 'afterbegin', `<u>new ${made++}</u> text`);
  if (random(2)) item.querySelector('u')?.remove();
  if (random(2)) item.setAttribute('title', `Title ${made++}`);
}

function add(random: Random): void {
  const item = document.createElement('li');
  const field = random(9) === 0 ? `<input placeholder="Note ${made}">` : '';
  item.innerHTML = `Item <b style="top: 1px">${made++}</b> of <i class="box">many</i> <span>things</span>${field}`;
  put(item, random);
}

export const moves: ((random: Random) => void)[] = [
  add,
  add,
  add,
  (random) => list().append(...[...list().children].toSorted(() => random(3) - 1)),
  (random) => {
    const item = any(random);
    if (item) put(item, random);
  },
  (random) => {
    const item = any(random);
    if (!item) return;
    changeInside(item, random);
    put(item, random);
    changeInside(item, random);
  },
  (random) => {
    const item = any(random);
    const around = document.createElement('li');
    item?.replaceWith(around);
    if (item) around.append('around ', item);
  },
  (random) => {
    const item = any(random);
    item?.replaceWith(...item.childNodes);
  },
  (random) => {
    const item = any(random);
    const inner = item?.querySelector('li');
    if (!item || !inner) return;
    if (random(2)) item.remove();
    put(inner, random);
    item.remove();
  },
  (random) => {
    const item = any(random);
    if (!item || random(4) > 0) return;
    item.remove();
    setTimeout(() => {
      changeInside(item, random);
      put(item, random);
    }, random(120));
  },
  (random) => {
    const item = any(random)?.querySelector('b');
    item?.style.setProperty('top', `${random(99)}px`);
    item?.style.setProperty('color', `rgb(${random(255)}, 0, 0)`, random(2) ? 'important' : '');
  },
  (random) => {
    const item = any(random);
    const host = item?.querySelector('span');
    if (!item || !host || host.shadowRoot || random(6) > 0) return;
    const { nextSibling, parentNode } = item;
    if (random(2)) item.remove();
    host.attachShadow({ mode: 'open' }).innerHTML = `<p>In the shade ${made++}</p><slot></slot>`;
    if (!item.parentNode) parentNode?.insertBefore(item, nextSibling);
  },
  (random) => random(4) === 0 && any(random)?.remove(),
];
