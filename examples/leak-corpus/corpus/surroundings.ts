import { field, type, typeInto, type Channel, type Theme } from './channel.ts';
import { ordinary } from './edited.ts';
import type { Kind } from '../secrets/kinds.ts';

/** A field of which only what stands around it says what it asks for. */
function around(id: string, title: string, html: (at: string) => string, kind: Kind = 'password'): Channel {
  return { id, title, hidden: 'always', kind, html: (_, at) => html(at), act: type };
}

const fields: Channel[] = [
  around('after', 'a field with its name after it', (at) => `<div><input id="${at}"><span>Wachtwoord</span></div>`),
  around(
    'floating',
    'a field with a label that floats over it',
    (at) => `<div><input id="${at}" placeholder=" "><label>Kennwort</label></div>`,
  ),
  around(
    'column',
    'a field in a column that is headed "PIN"',
    (at) =>
      `<table><thead><tr><th>Name</th><th>PIN</th></tr></thead><tbody><tr><td>Jo</td><td><input id="${at}"></td></tr></tbody></table>`,
  ),
  around(
    'row',
    'a field in a row that is headed "Mot de passe"',
    (at) => `<table><tr><th>Mot de passe</th><td><input id="${at}"></td></tr></table>`,
  ),
  around('term', 'a field under a term', (at) => `<dl><dt>Hasło</dt><dd><input id="${at}"></dd></dl>`),
  around(
    'image',
    'a field with a picture as its label',
    (at) => `<label><img src="/dot.png" alt="Password"><input id="${at}"></label>`,
  ),
  around(
    'icon',
    'a field with a named sign before it',
    (at) => `<p><i role="img" aria-label="Contraseña">*</i><input id="${at}"></p>`,
  ),
  around('group-heading', 'a field under a heading', (at) => `<section><h4>API key</h4><input id="${at}"></section>`),
  around(
    'described',
    'a field that is described after it',
    (at) => `<input id="${at}" aria-describedby="d-${at}"><small id="d-${at}">Uw pincode</small>`,
  ),
  around(
    'fieldset',
    'a field in a group of two, named by its legend',
    (at) => `<fieldset><legend>Chave de API</legend><input id="${at}"><input></fieldset>`,
  ),
  field('section', 'a field with autocomplete "section-a billing cc-number"', {
    kind: 'card',
    attributes: 'autocomplete="section-a billing cc-number"',
  }),
  field('webauthn', 'a field with autocomplete "current-password webauthn"', {
    attributes: 'autocomplete="current-password webauthn"',
  }),
  field('placeholder-de', 'a field with the placeholder "Ihr Kennwort"', { attributes: 'placeholder="Ihr Kennwort"' }),
  field('placeholder-it', 'a field with the placeholder "Numero di carta"', {
    kind: 'card',
    attributes: 'placeholder="Numero di carta"',
  }),
  field('brackets', 'a field named "user[password]"', { attributes: 'name="user[password]"' }),
  field('camel', 'a field with the id "txtNewPwd"', { attributes: 'name="txtNewPwd"' }),
  field('numeric-box', 'one box of a code', {
    kind: 'cvc',
    attributes: 'inputmode="numeric" maxlength="4" placeholder="CVC"',
  }),
];

const framed: Channel[] = [
  {
    id: 'blob-frame',
    title: 'a password in a frame from a blob',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}"></iframe>`,
    act: async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((frame) => {
        const made = new Blob(['<label>Password <input type="password"></label><p></p>'], { type: 'text/html' });
        (frame as HTMLIFrameElement).src = URL.createObjectURL(made);
      });
      const inside = page.frameLocator(`#${at}`);
      await inside.locator('input').fill(secret);
      await inside.locator('p').evaluate((element, text) => (element.textContent = `No: ${text}`), secret);
    },
  },
  {
    id: 'blob-frame-card',
    title: 'a card number in a frame from a blob',
    hidden: 'always',
    kind: 'cardSpaced',
    html: (_, at) => `<iframe id="${at}"></iframe>`,
    act: async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((frame, number) => {
        const made = new Blob([`<p>Paid with ${number}</p>`], { type: 'text/html' });
        (frame as HTMLIFrameElement).src = URL.createObjectURL(made);
      }, secret);
      await page.frameLocator(`#${at}`).locator('p').waitFor();
    },
  },
  {
    id: 'object-page',
    title: 'a password in an object that is a page',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<object id="${at}" type="text/html" data="/frame"></object>`,
    act: async ({ page, secret }) => {
      const inside = page.frames().findLast((frame) => frame.url().endsWith('/frame'));
      if (!inside) throw new Error('the object has no frame');
      await typeInto(inside, '#pw', secret);
    },
    unseen: 'rrweb does not go into objects',
  },
  ordinary(
    'design-mode-on',
    'a message in a frame whose document is in design mode',
    'word',
    (_, at) => `<iframe id="${at}"></iframe>`,
    async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((frame) => {
        const inside = (frame as HTMLIFrameElement).contentDocument;
        if (inside) inside.designMode = 'on';
      });
      await page.frameLocator(`#${at}`).locator('body').focus();
      await page.keyboard.type(secret);
    },
  ),
];

/** Beside the same words, what is ordinary. */
const controls: Channel[] = [
  ordinary(
    'other-column',
    'a field in the column beside "PIN"',
    'word',
    (_, at) =>
      `<table><thead><tr><th>Name</th><th>PIN</th></tr></thead><tbody><tr><td><input id="${at}"></td><td>…</td></tr></tbody></table>`,
    type,
  ),
  ordinary(
    'before-password',
    'a field before the name of another',
    'word',
    (_, at) => `<div><input id="${at}" aria-label="Town"></div><div>Password</div><div><input type="password"></div>`,
    type,
  ),
  ordinary(
    'image-label',
    'a field with a picture of a house',
    'word',
    (_, at) => `<label><img src="/dot.png" alt="House"><input id="${at}"></label>`,
    type,
  ),
  ordinary(
    'note-after',
    'a field with a note after it',
    'word',
    (_, at) => `<div><input id="${at}"><small>You can change it later</small></div>`,
    type,
  ),
];

export const surroundings: Theme = { name: 'surroundings', channels: [...fields, ...framed, ...controls] };
