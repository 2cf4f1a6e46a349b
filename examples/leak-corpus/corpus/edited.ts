import type { Kind } from '../secrets/kinds.ts';
import { inPage, type, typeInto, type Channel } from './channel.ts';

/** What is typed or chosen and not sensitive: to be seen at `screen`, and at no stricter level. */
export function ordinary(
  id: string,
  title: string,
  kind: Kind,
  ...[html, act]: [html: (secret: string, at: string) => string, act?: Channel['act']]
): Channel {
  return { id, title, hidden: 'inputs', kind, html, ...(act && { act }) };
}

export const editors: Channel[] = [
  ordinary(
    'editable',
    'a message in a contenteditable',
    'word',
    (_, at) => `<div contenteditable="true" id="${at}"></div>`,
    type,
  ),
  ordinary(
    'editable-plain',
    'a message in contenteditable="plaintext-only"',
    'word',
    (_, at) => `<div contenteditable="plaintext-only" id="${at}"></div>`,
    type,
  ),
  ordinary(
    'editable-bare',
    'a message in contenteditable without a value',
    'word',
    (_, at) => `<div contenteditable id="${at}"></div>`,
    type,
  ),
  ordinary(
    'editable-list',
    'an item of a list in a contenteditable',
    'word',
    (_, at) => `<div contenteditable="true"><ul><li id="${at}">1 </li></ul></div>`,
    async (scene) => {
      await scene.page.locator(`#${scene.at}`).click();
      await scene.page.keyboard.type(scene.secret);
    },
  ),
  ordinary(
    'editable-served',
    'a text that a contenteditable is served with',
    'word',
    (secret) => `<div contenteditable="true"><p>${secret}</p></div>`,
  ),
  ordinary(
    'editable-made',
    'a text that becomes editable',
    'word',
    (_, at) => `<p id="${at}">…</p>`,
    async (scene) => {
      await scene.page.locator(`#${scene.at}`).evaluate((element) => element.setAttribute('contenteditable', 'true'));
      await type(scene);
    },
  ),
  ordinary(
    'textbox-role',
    'a text in an element with the role textbox',
    'word',
    (secret) => `<div role="textbox" aria-label="Message">${secret}</div>`,
  ),
  ordinary(
    'editable-shadow',
    'a message in a contenteditable in a shadow root',
    'word',
    (_, at) => `<div id="${at}"><template shadowrootmode="open"><p contenteditable="true"></p></template></div>`,
    ({ page, at, secret }) => typeInto(page, `#${at} p`, secret),
  ),
  ordinary(
    'design-mode',
    'a message in a frame that is edited',
    'word',
    (_, at) => `<iframe id="${at}"></iframe>`,
    async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((frame) => {
        const inside = (frame as HTMLIFrameElement).contentDocument;
        if (inside) inside.body.contentEditable = 'true';
      });
      await page.frameLocator(`#${at}`).locator('body').focus();
      await page.keyboard.type(secret);
    },
  ),
  ordinary(
    'output',
    'the result of what was typed',
    'word',
    (_, at) => `<output id="${at}"></output>`,
    inPage((element, secret) => (element.textContent = secret)),
  ),
  ordinary(
    'mirrored',
    'what is typed, repeated by the app',
    'word',
    (_, at) =>
      `<label>Company <input id="${at}" oninput="this.nextElementSibling.textContent = this.value"><b></b></label>`,
    type,
  ),
];
