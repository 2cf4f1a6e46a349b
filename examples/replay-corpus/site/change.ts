import { moves } from './move.ts';

/**
 * Runs in a page: changes it at random in every way that a recording knows. The same seed makes the same changes, so that
 * a failure can be had again.
 */
type Change = (random: (below: number) => number) => void;

interface ChangeOptions {
  seed: number;
  count: number;
  pauseMs: number;
  /** Only puts elsewhere what is there. */
  moving?: boolean;
  /** Is called after each change. */
  onChange?: () => void;
}

interface Parts {
  text: HTMLInputElement;
  choice: HTMLSelectElement;
  area: HTMLTextAreaElement;
  dialog: HTMLDialogElement;
  scripted: HTMLStyleElement;
  first: HTMLStyleElement;
}

/** The element with an id of the page. */
function at<Id extends string>(id: Id): Id extends keyof Parts ? Parts[Id] : HTMLElement {
  return document.querySelector(`#${id}`)!;
}

function say(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

const sheet = new CSSStyleSheet();
const other = new CSSStyleSheet();
let made = 0;

const changes: Change[] = [
  (random) => {
    const item = document.createElement('li');
    item.innerHTML = `Item <b>${made++}</b> of <i class="box">many</i>`;
    const list = at('list');
    list.insertBefore(item, list.children[random(list.children.length + 1)] ?? null);
  },
  (random) => at('list').children[random(at('list').children.length)]?.remove(),
  (random) => {
    const list = at('list');
    const item = list.children[random(list.children.length)];
    if (item) list.insertBefore(item, list.children[random(list.children.length)] ?? null);
  },
  (random) => (at('title').firstChild!.textContent = `Things ${random(100)}`),
  (random) => at('title').style.setProperty(['color', 'margin-left', '--own'][random(3)]!, `${random(9)}px`),
  (random) => at('title').style.setProperty('margin', `${random(9)}px`, random(2) ? 'important' : ''),
  () => at('title').style.removeProperty('color'),
  (random) => at('title').setAttribute('style', `padding: ${random(5)}px; color: green`),
  (random) => at('title').toggleAttribute('data-on', random(2) === 1),
  (random) => say(at('text'), `typed ${random(1000)}`),
  () => at('tick').click(),
  (random) => at(random(2) ? 'way-a' : 'way-b').click(),
  (random) => say(at('choice'), String(1 + random(3))),
  (random) => say(at('area'), `line ${random(50)}`),
  (random) => at('scroller').scrollTo(random(300), random(600)),
  (random) => globalThis.scrollTo(0, random(900)),
  () => at('details').toggleAttribute('open'),
  () => {
    const dialog = at('dialog');
    if (dialog.open) dialog.close();
    else dialog.show();
  },
  (random) => {
    const { sheet: rules } = at('scripted');
    rules?.insertRule(`.r${random(9)} { color: rgb(${random(255)}, 0, 0); }`, random(rules.cssRules.length + 1));
  },
  (random) => {
    const { sheet: rules } = at('scripted');
    if (rules && rules.cssRules.length > 0) rules.deleteRule(random(rules.cssRules.length));
  },
  (random) => {
    const rule = at('first').sheet?.cssRules[0] as CSSStyleRule | undefined;
    rule?.style.setProperty('color', `rgb(${random(255)}, 1, 2)`);
  },
  (random) => (at('first').textContent = `.box { color: rgb(${random(255)}, 5, 5); } .x { top: ${random(9)}px; }`),
  (random) => sheet.insertRule(`p { top: ${random(99)}px; }`, random(sheet.cssRules.length + 1)),
  (random) => (document.adoptedStyleSheets = random(2) ? [sheet] : [sheet, other]),
  (random) => other.replaceSync(`b { left: ${random(99)}px; }`),
  (random) => {
    const host = at('host');
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const node = document.createElement('p');
    node.textContent = `Shadow ${random(99)}`;
    shadow.append(node);
    if (shadow.childNodes.length > 4) shadow.firstChild?.remove();
    shadow.adoptedStyleSheets = random(2) ? [other] : [];
  },
  (random) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<p id="in">Frame ${random(99)}</p><input id="field">`;
    const frames = at('frames');
    frames.append(frame);
    if (frames.children.length > 2) frames.firstElementChild?.remove();
  },
  (random) => {
    const page = at('frames').querySelector('iframe')?.contentDocument;
    const line = page?.createElement('p');
    if (!page?.body || !line) return;
    line.textContent = `In a frame ${random(99)}`;
    page.body.append(line);
    const field = page.querySelector('input');
    if (field) say(field, `framed ${random(9)}`);
  },
  (random) =>
    at('svg')
      .querySelector('path')
      ?.setAttribute('d', `M0 0L${random(9)} 9`),
  (random) => {
    const whole = document.createElement('section');
    whole.innerHTML = `<table><tbody><tr><td>${random(9)}</td><td><select><option>x</option><option selected>y</option></select></td></tr></tbody></table>`;
    at('list').replaceChildren(whole);
  },
];

/** @returns how many changes were made. */
export async function changePage({ seed, count, pauseMs, moving = false, onChange }: ChangeOptions): Promise<number> {
  let state = seed;
  // A linear congruential generator (Numerical Recipes): good enough to choose, and the same everywhere.
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let made = 0; made < count; made++) {
    const chosen: Change[] = moving ? moves : changes;
    chosen[random(chosen.length)]!(random);
    onChange?.();
    if (random(3) > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return count;
}
