import { inPage, type, type Channel, type Hidden } from './channel.ts';

/** @returns a channel with an ordinary word under a rule that the page carries as an attribute. */
export function ruled(
  id: string,
  title: string,
  hidden: Hidden,
  ...[html, act]: [html: Channel['html'], act?: Channel['act']]
): Channel {
  return { id, title, hidden, kind: 'word', ...(html && { html }), ...(act && { act }) };
}

export const masked: Channel[] = [
  ruled('mask-text', 'a text under "mask"', 'always', (word) => `<p data-opname="mask">${word}</p>`),
  ruled(
    'mask-inside',
    'a text deep under "mask"',
    'always',
    (word) => `<div data-opname="mask"><ul><li><b>${word}</b></li></ul></div>`,
  ),
  ruled(
    'mask-attributes',
    'attributes under "mask"',
    'always',
    (word) =>
      `<div data-opname="mask"><i title="${word}" aria-label="${word}">i</i><img src="/dot.png" alt="${word}"><input placeholder="${word}"></div>`,
  ),
  ruled(
    'mask-input',
    'a field under "mask"',
    'always',
    (_, at) => `<label>Nickname <input data-opname="mask" id="${at}"></label>`,
    type,
  ),
  ruled(
    'mask-form',
    'a field of a form under "mask"',
    'always',
    (_, at) => `<form data-opname="mask"><textarea id="${at}"></textarea></form>`,
    type,
  ),
  ruled(
    'mask-select',
    'options under "mask"',
    'always',
    (word, at) => `<select data-opname="mask" id="${at}"><option>None</option><option>${word}</option></select>`,
    ({ page, at }) => page.locator(`#${at}`).selectOption({ index: 1 }),
  ),
  ruled(
    'mask-button',
    'a button under "mask"',
    'always',
    (word) =>
      `<div data-opname="mask"><input type="button" value="${word}"><button type="button">${word}</button></div>`,
  ),
  ruled(
    'mask-image',
    'the address of an image under "mask"',
    'always',
    (word) => `<div data-opname="mask"><img src="/images/${word}.png" alt=""></div>`,
  ),
  ruled(
    'mask-svg',
    'a drawing under "mask"',
    'always',
    (word) => `<div data-opname="mask"><svg><title>${word}</title><text>${word}</text></svg></div>`,
  ),
  ruled(
    'mask-shadow',
    'a shadow root under "mask"',
    'always',
    (word) => `<div data-opname="mask"><div><template shadowrootmode="open"><p>${word}</p></template></div></div>`,
  ),
  ruled(
    'mask-added',
    'a text that is added under "mask"',
    'always',
    (_, at) => `<div data-opname="mask" id="${at}"></div>`,
    inPage((element, word) => (element.innerHTML = `<p>${word}</p>`)),
  ),
  ruled(
    'mask-late',
    'a text that changes after the mask was put on',
    'always',
    (_, at) => `<p id="${at}">1</p>`,
    inPage((element, word) => {
      element.setAttribute('data-opname', 'mask');
      element.textContent = word;
    }),
  ),
  ruled(
    'mask-late-first',
    'a text that changes just before the mask, in one batch',
    'always',
    (_, at) => `<p id="${at}">1</p>`,
    inPage((element, word) => {
      element.textContent = word;
      element.setAttribute('data-opname', 'mask');
    }),
  ),
  ruled(
    'mask-late-input',
    'a field that is masked before it is typed into',
    'always',
    (_, at) => `<label>Town <input id="${at}"></label>`,
    async (scene) => {
      await scene.page.locator(`#${scene.at}`).evaluate((element) => element.setAttribute('data-opname', 'mask'));
      await type(scene);
    },
  ),
  ruled(
    'mask-moved',
    'a text that moves under "mask" as it is made',
    'always',
    (_, at) => `<div data-opname="mask" id="${at}"></div>`,
    inPage((element, word) => {
      const made = document.createElement('p');
      document.body.append(made);
      made.textContent = word;
      element.append(made);
    }),
  ),
  ruled(
    'mask-editable',
    'a contenteditable under "mask"',
    'always',
    (_, at) => `<div data-opname="mask"><div contenteditable="true" id="${at}"></div></div>`,
    type,
  ),
];
