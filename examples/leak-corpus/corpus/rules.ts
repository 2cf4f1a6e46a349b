import { inPage, type, type Channel, type Theme } from './channel.ts';
import { masked, ruled } from './masked.ts';

const hidden: Channel[] = [
  ruled(
    'hide-text',
    'a text under "hide"',
    'always',
    (word) => `<div data-opname="hide"><p class="c-${word}">${word}</p></div>`,
  ),
  ruled(
    'hide-itself',
    'the attributes of what is hidden',
    'always',
    (word) => `<div data-opname="hide" title="${word}" aria-label="${word}">i</div>`,
  ),
  ruled(
    'hide-input',
    'a field under "hide"',
    'always',
    (_, at) => `<div data-opname="hide"><input id="${at}"></div>`,
    type,
  ),
  ruled(
    'hide-added',
    'what is added under "hide"',
    'always',
    (_, at) => `<div data-opname="hide"><div id="${at}"></div></div>`,
    inPage((element, word) => element.append(word)),
  ),
  ruled(
    'hide-late',
    'what is added after "hide" was put on',
    'always',
    (_, at) => `<div id="${at}">1</div>`,
    inPage((element, word) => {
      element.setAttribute('data-opname', 'hide');
      element.append(word);
    }),
  ),
  ruled(
    'hide-shadow',
    'a shadow root under "hide"',
    'always',
    (word) => `<div data-opname="hide"><div><template shadowrootmode="open"><p>${word}</p></template></div></div>`,
  ),
  ruled(
    'hide-over-show',
    '"show" inside "hide"',
    'always',
    (word) => `<div data-opname="hide"><p data-opname="show">${word}</p></div>`,
  ),
  ruled(
    'hide-style',
    'a style under "hide"',
    'always',
    (word) => `<div data-opname="hide"><style>.a::after { content: "${word}" }</style></div>`,
  ),
];

const nearest: Channel[] = [
  ruled(
    'mask-in-show',
    '"mask" inside "show"',
    'always',
    (word) => `<div data-opname="show"><p data-opname="mask">${word}</p></div>`,
  ),
  ruled(
    'show-in-mask',
    '"show" inside "mask"',
    'never',
    (word) => `<div data-opname="mask"><p data-opname="show">${word}</p></div>`,
  ),
  ruled('show-text', 'a text under "show"', 'never', (word) => `<p data-opname="show">${word}</p>`),
  ruled(
    'show-input',
    'an ordinary field under "show"',
    'never',
    (_, at) => `<label>Town <input data-opname="show" id="${at}"></label>`,
    type,
  ),
  {
    ...ruled(
      'show-password',
      'a password under "show"',
      'always',
      (_, at) => `<div data-opname="show"><input type="password" data-opname="show" id="${at}"></div>`,
      type,
    ),
    kind: 'password',
  },
  {
    ...ruled(
      'show-card-field',
      'a card field under "show"',
      'always',
      (_, at) => `<input autocomplete="cc-number" data-opname="show" id="${at}">`,
      type,
    ),
    kind: 'card',
  },
  {
    ...ruled(
      'show-card-text',
      'a card number under "show"',
      'always',
      (number) => `<p data-opname="show">${number}</p>`,
    ),
    kind: 'cardSpaced',
  },
  {
    ...ruled(
      'show-named',
      'a field with the label "Wachtwoord" under "show"',
      'always',
      (_, at) => `<label data-opname="show">Wachtwoord <input data-opname="show" id="${at}"></label>`,
      type,
    ),
    kind: 'password',
  },
  {
    ...ruled(
      'show-hidden-input',
      'a hidden input under "show"',
      'always',
      (token) => `<div data-opname="show"><input type="hidden" value="${token}"></div>`,
    ),
    kind: 'token',
  },
  {
    ...ruled(
      'show-query',
      'the query of a link under "show"',
      'always',
      (token) => `<a data-opname="show" href="/a?b=${token}">Go</a>`,
    ),
    kind: 'token',
  },
];

export const rules: Theme = { name: 'rules', channels: [...masked, ...hidden, ...nearest] };
