import { inPage, type, type Channel, type Hidden, type Theme } from './channel.ts';

/** @returns a channel with an ordinary word under a rule that the page carries as an attribute. */
function ruled(id: string, title: string, hidden: Hidden, html: Channel['html'], act?: Channel['act']): Channel {
  return { id, title, hidden, kind: 'word', ...(html && { html }), ...(act && { act }) };
}

const masked: Channel[] = [
  ruled('mask-text', 'a text under "mask"', 'always', (word) => `<p data-opname="mask">${word}</p>`),
  ruled('mask-inside', 'a text deep under "mask"', 'always', (word) => `<div data-opname="mask"><ul><li><b>${word}</b></li></ul></div>`),
  ruled('mask-attributes', 'attributes under "mask"', 'always', (word) => `<div data-opname="mask"><i title="${word}" aria-label="${word}">i</i><img src="/dot.png" alt="${word}"><input placeholder="${word}"></div>`),
  ruled('mask-input', 'a field under "mask"', 'always', (_, at) => `<label>Nickname <input data-opname="mask" id="${at}"></label>`, type),
  ruled('mask-form', 'a field of a form under "mask"', 'always', (_, at) => `<form data-opname="mask"><textarea id="${at}"></textarea></form>`, type),
  ruled('mask-select', 'options under "mask"', 'always', (word, at) => `<select data-opname="mask" id="${at}"><option>None</option><option>${word}</option></select>`, ({ page, at }) => page.locator(`#${at}`).selectOption({ index: 1 })),
  ruled('mask-button', 'a button under "mask"', 'always', (word) => `<div data-opname="mask"><input type="button" value="${word}"><button type="button">${word}</button></div>`),
  ruled('mask-image', 'the address of an image under "mask"', 'always', (word) => `<div data-opname="mask"><img src="/images/${word}.png" alt=""></div>`),
  ruled('mask-svg', 'a drawing under "mask"', 'always', (word) => `<div data-opname="mask"><svg><title>${word}</title><text>${word}</text></svg></div>`),
  ruled('mask-shadow', 'a shadow root under "mask"', 'always', (word) => `<div data-opname="mask"><div><template shadowrootmode="open"><p>${word}</p></template></div></div>`),
  ruled('mask-added', 'a text that is added under "mask"', 'always', (_, at) => `<div data-opname="mask" id="${at}"></div>`, inPage((element, word) => (element.innerHTML = `<p>${word}</p>`))),
  ruled('mask-late', 'a text that changes after the mask was put on', 'always', (_, at) => `<p id="${at}">1</p>`, inPage((element, word) => {
    element.setAttribute('data-opname', 'mask');
    element.textContent = word;
  })),
  ruled('mask-late-first', 'a text that changes just before the mask, in one batch', 'always', (_, at) => `<p id="${at}">1</p>`, inPage((element, word) => {
    element.textContent = word;
    element.setAttribute('data-opname', 'mask');
  })),
  ruled('mask-late-input', 'a field that is masked before it is typed into', 'always', (_, at) => `<label>Town <input id="${at}"></label>`, async (scene) => {
    await scene.page.locator(`#${scene.at}`).evaluate((element) => element.setAttribute('data-opname', 'mask'));
    await type(scene);
  }),
  ruled('mask-moved', 'a text that moves under "mask" as it is made', 'always', (_, at) => `<div data-opname="mask" id="${at}"></div>`, inPage((element, word) => {
    const made = document.createElement('p');
    document.body.append(made);
    made.textContent = word;
    element.append(made);
  })),
  ruled('mask-editable', 'a contenteditable under "mask"', 'always', (_, at) => `<div data-opname="mask"><div contenteditable="true" id="${at}"></div></div>`, type),
];

const hidden: Channel[] = [
  ruled('hide-text', 'a text under "hide"', 'always', (word) => `<div data-opname="hide"><p class="c-${word}">${word}</p></div>`),
  ruled('hide-itself', 'the attributes of what is hidden', 'always', (word) => `<div data-opname="hide" title="${word}" aria-label="${word}">i</div>`),
  ruled('hide-input', 'a field under "hide"', 'always', (_, at) => `<div data-opname="hide"><input id="${at}"></div>`, type),
  ruled('hide-added', 'what is added under "hide"', 'always', (_, at) => `<div data-opname="hide"><div id="${at}"></div></div>`, inPage((element, word) => element.append(word))),
  ruled('hide-late', 'what is added after "hide" was put on', 'always', (_, at) => `<div id="${at}">1</div>`, inPage((element, word) => {
    element.setAttribute('data-opname', 'hide');
    element.append(word);
  })),
  ruled('hide-shadow', 'a shadow root under "hide"', 'always', (word) => `<div data-opname="hide"><div><template shadowrootmode="open"><p>${word}</p></template></div></div>`),
  ruled('hide-over-show', '"show" inside "hide"', 'always', (word) => `<div data-opname="hide"><p data-opname="show">${word}</p></div>`),
  ruled('hide-style', 'a style under "hide"', 'always', (word) => `<div data-opname="hide"><style>.a::after { content: "${word}" }</style></div>`),
];

const nearest: Channel[] = [
  ruled('mask-in-show', '"mask" inside "show"', 'always', (word) => `<div data-opname="show"><p data-opname="mask">${word}</p></div>`),
  ruled('show-in-mask', '"show" inside "mask"', 'never', (word) => `<div data-opname="mask"><p data-opname="show">${word}</p></div>`),
  ruled('show-text', 'a text under "show"', 'never', (word) => `<p data-opname="show">${word}</p>`),
  ruled('show-input', 'an ordinary field under "show"', 'never', (_, at) => `<label>Town <input data-opname="show" id="${at}"></label>`, type),
  { ...ruled('show-password', 'a password under "show"', 'always', (_, at) => `<div data-opname="show"><input type="password" data-opname="show" id="${at}"></div>`, type), kind: 'password' },
  { ...ruled('show-card-field', 'a card field under "show"', 'always', (_, at) => `<input autocomplete="cc-number" data-opname="show" id="${at}">`, type), kind: 'card' },
  { ...ruled('show-card-text', 'a card number under "show"', 'always', (number) => `<p data-opname="show">${number}</p>`), kind: 'cardSpaced' },
  { ...ruled('show-named', 'a field with the label "Wachtwoord" under "show"', 'always', (_, at) => `<label data-opname="show">Wachtwoord <input data-opname="show" id="${at}"></label>`, type), kind: 'password' },
  { ...ruled('show-hidden-input', 'a hidden input under "show"', 'always', (token) => `<div data-opname="show"><input type="hidden" value="${token}"></div>`), kind: 'token' },
  { ...ruled('show-query', 'the query of a link under "show"', 'always', (token) => `<a data-opname="show" href="/a?b=${token}">Go</a>`), kind: 'token' },
];

export const rules: Theme = { name: 'rules', channels: [...masked, ...hidden, ...nearest] };
