import { inPage, type Channel, type Theme } from './channel.ts';
import { ruled } from './masked.ts';

/** A host with a text, a field and a style sheet of its own in its shadow root. */
const host = (at: string, attributes = ''): string =>
  `<div id="${at}" ${attributes}><template shadowrootmode="open"><p>1</p><input name="town"><style></style></template></div>`;

/** rrweb tells of a shadow root and a frame before it tells of what stands around them, and of values at once. */
const channels: Channel[] = [
  ruled(
    'attribute-over-root',
    'a text in a shadow root whose host is masked in the same turn',
    'always',
    (_, at) => host(at),
    inPage((element, word) => {
      element.dataset['opname'] = 'mask';
      element.shadowRoot?.querySelector('p')?.replaceChildren(word);
    }),
  ),
  ruled(
    'root-under-attribute',
    'the same, the text first',
    'always',
    (_, at) => host(at),
    inPage((element, word) => {
      element.shadowRoot?.querySelector('p')?.replaceChildren(word);
      element.dataset['opname'] = 'hide';
    }),
  ),
  ruled(
    'class-over-root',
    'a text in a shadow root whose host gets a class that rrweb masks',
    'always',
    (_, at) => host(at),
    inPage((element, word) => {
      element.shadowRoot?.querySelector('p')?.replaceChildren(word);
      element.className = 'rr-mask';
    }),
  ),
  ruled(
    'moved-host',
    'a shadow root that moves under a mask in the turn in which its text changes',
    'always',
    (_, at) => `<div data-opname="mask" id="${at}"></div>${host(`${at}h`)}`,
    inPage((element, word) => {
      const moved = document.querySelector(`#${element.id}h`);
      moved?.shadowRoot?.querySelector('p')?.replaceChildren(word);
      if (moved) element.append(moved);
    }),
  ),
  ruled(
    'wrapped-host',
    'a shadow root around which a masked element is put in the turn in which its text changes',
    'always',
    (_, at) => host(at),
    inPage((element, word) => {
      element.shadowRoot?.querySelector('p')?.replaceChildren(word);
      const around = document.createElement('section');
      around.dataset['opname'] = 'mask';
      element.replaceWith(around);
      around.append(element);
    }),
  ),
  ruled(
    'nested-root',
    'a text two shadow roots below what is masked in the same turn',
    'always',
    (_, at) =>
      `<div id="${at}"><template shadowrootmode="open"><div><template shadowrootmode="open"><p>1</p></template></div></template></div>`,
    inPage((element, word) => {
      element.shadowRoot?.querySelector('div')?.shadowRoot?.querySelector('p')?.replaceChildren(word);
      element.parentElement?.setAttribute('data-opname', 'mask');
    }),
  ),
  ruled(
    'frame-under-attribute',
    'a text in a frame around which a mask is put in the same turn',
    'always',
    (_, at) => `<div id="${at}"><iframe srcdoc="<p>1</p>"></iframe></div>`,
    inPage((element, word) => {
      element.querySelector('iframe')?.contentDocument?.querySelector('p')?.replaceChildren(word);
      element.dataset['opname'] = 'mask';
    }),
  ),
  ruled(
    'value-under-attribute',
    'a value that is set just before its field is masked',
    'always',
    (_, at) => `<label>Town <input id="${at}"></label>`,
    inPage((element, word) => {
      (element as HTMLInputElement).value = word;
      element.dataset['opname'] = 'mask';
    }),
  ),
  ruled(
    'value-in-root',
    'a value in a shadow root whose host is masked in the same turn',
    'always',
    (_, at) => host(at),
    inPage((element, word) => {
      const field = element.shadowRoot?.querySelector('input');
      if (field) field.value = word;
      element.dataset['opname'] = 'mask';
    }),
  ),
  {
    id: 'password-and-root',
    title: 'a password that a shadow root repeats in the turn in which its field becomes one',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `${host(at)}<input id="${at}f">`,
    act: inPage((element, secret) => {
      element.shadowRoot?.querySelector('p')?.replaceChildren(`You wrote ${secret}`);
      const field = document.querySelector<HTMLInputElement>(`#${element.id}f`);
      if (!field) return;
      field.value = secret;
      field.type = 'password';
    }),
  },
  {
    id: 'password-gone',
    title: 'a password that a shadow root repeats in the turn in which its field is emptied',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `${host(at)}<input id="${at}f">`,
    act: inPage((element, secret) => {
      const field = document.querySelector<HTMLInputElement>(`#${element.id}f`);
      if (!field) return;
      field.type = 'password';
      field.value = secret;
      element.shadowRoot?.querySelector('p')?.replaceChildren(`You wrote ${field.value}`);
      field.value = '';
    }),
  },
  {
    id: 'password-and-sheet',
    title: 'a password in a style rule of a shadow root, in the turn in which it is set',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `${host(at)}<input type="password" id="${at}f">`,
    act: inPage((element, secret) => {
      const sheet = element.shadowRoot?.querySelector('style')?.sheet;
      sheet?.insertRule(`p::after { content: "${secret}" }`);
      sheet?.insertRule(`p { --typed: ${CSS.escape(secret)} }`);
      const field = document.querySelector<HTMLInputElement>(`#${element.id}f`);
      if (field) field.value = secret;
    }),
  },
  ruled(
    'unmasked-elsewhere',
    'a text in a shadow root beside one that is masked in the same turn',
    'structure',
    (_, at) => `${host(at)}<b></b>`,
    inPage((element, word) => {
      element.shadowRoot?.querySelector('p')?.replaceChildren(word);
      element.nextElementSibling?.setAttribute('data-opname', 'mask');
    }),
  ),
];

export const oneTurn: Theme = { name: 'one-turn', channels };
