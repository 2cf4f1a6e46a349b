import { escape, inPage, type, type Channel, type Theme } from './channel.ts';
import { editors, ordinary } from './edited.ts';

const fill: NonNullable<Channel['act']> = ({ page, at, secret }) => page.locator(`#${at}`).fill(secret);
const labelled = (words: string, attributes: string) => (_: string, at: string) =>
  `<label for="${at}">${words}</label> <input id="${at}" ${attributes}>`;

const fields: Channel[] = [
  ordinary('typed-text', 'a nickname', 'word', labelled('Nickname', 'type="text" name="nickname"'), type),
  ordinary('typed-untyped', 'a field without type and name', 'word', (_, at) => `<input id="${at}">`, type),
  ordinary(
    'typed-area',
    'a note',
    'word',
    (_, at) => `<label for="${at}">Note</label><textarea id="${at}"></textarea>`,
    type,
  ),
  ordinary('typed-email', 'an e-mail address', 'email', labelled('E-mail', 'type="email"'), type),
  ordinary(
    'typed-search',
    'what is searched for, label "Keyword search"',
    'word',
    labelled('Keyword search', 'type="search" name="keyword"'),
    type,
  ),
  ordinary(
    'typed-board',
    'the name of a pin board',
    'word',
    labelled('Pin board', 'type="text" name="pinboard"'),
    type,
  ),
  ordinary(
    'typed-street',
    'a street, label "Shipping address"',
    'word',
    labelled('Shipping address', 'type="text" name="shipping"'),
    type,
  ),
  ordinary(
    'typed-postcode',
    'a place, label "Postcode and town"',
    'word',
    labelled('Postcode and town', 'type="text" name="postcode"'),
    type,
  ),
  ordinary(
    'typed-gift',
    'a gift, label "Token of appreciation"',
    'word',
    labelled('Token of appreciation', 'type="text" name="gift"'),
    type,
  ),
  ordinary(
    'typed-account',
    'the name of an account',
    'word',
    labelled('Account name', 'type="text" name="account_name"'),
    type,
  ),
  ordinary(
    'typed-project',
    'a project, label "Compass project"',
    'word',
    labelled('Compass project', 'type="text" name="compass"'),
    type,
  ),
  ordinary('typed-number', 'an income', 'figure', labelled('Income', 'type="number" name="income"'), fill),
  ordinary('typed-date', 'a date of birth', 'date', labelled('Born on', 'type="date"'), fill),
  ordinary('typed-month', 'a month', 'month', labelled('Since', 'type="month"'), fill),
  ordinary('typed-week', 'a week', 'week', labelled('Week', 'type="week"'), fill),
  ordinary('typed-colour', 'a colour', 'colour', labelled('Colour', 'type="color"'), fill),
  ordinary(
    'typed-range',
    'a place on a slider',
    'figure',
    labelled('Amount', 'type="range" min="0" max="999999"'),
    fill,
  ),
  ordinary(
    'value-at-load',
    'a value that a field is served with',
    'word',
    (secret) => `<label>Town <input value="${escape(secret)}"></label>`,
  ),
  ordinary(
    'area-at-load',
    'a text that a textarea is served with',
    'word',
    (secret) => `<textarea>${secret}</textarea>`,
  ),
  ordinary(
    'value-set',
    'a value that the app sets',
    'word',
    labelled('Street', 'type="text"'),
    inPage((element, secret) => {
      (element as HTMLInputElement).value = secret;
    }),
  ),
  ordinary(
    'selected-text',
    'a text that is typed and selected',
    'word',
    (_, at) => `<textarea id="${at}"></textarea>`,
    async (scene) => {
      await type(scene);
      await scene.page.keyboard.press('Control+A');
    },
  ),
];

const choices: Channel[] = [
  ordinary(
    'option-chosen',
    'an option that is chosen',
    'word',
    (secret, at) => `<select id="${at}"><option value="1">None</option><option value="2">${secret}</option></select>`,
    ({ page, at }) => page.locator(`#${at}`).selectOption('2'),
  ),
  ordinary(
    'options-chosen',
    'options that are chosen together',
    'word',
    (secret, at) =>
      `<select id="${at}" multiple><option value="1">None</option><option value="2">${secret}</option></select>`,
    ({ page, at }) => page.locator(`#${at}`).selectOption(['1', '2']),
  ),
  ordinary(
    'option-preset',
    'an option that is served as chosen',
    'word',
    (secret) => `<select><option>None</option><option selected>${secret}</option></select>`,
  ),
  ordinary(
    'option-group',
    'a group of options',
    'word',
    (secret) => `<select><optgroup label="Group"><option>${secret}</option></optgroup></select>`,
  ),
  ordinary(
    'listbox',
    'an option of a list that the app draws',
    'word',
    (secret) => `<div role="listbox"><div role="option" aria-selected="true">${secret}</div></div>`,
  ),
  ordinary(
    'combobox',
    'what is typed into a combobox that the app draws',
    'word',
    (_, at) => `<div role="combobox" aria-expanded="false" contenteditable="true" id="${at}"></div>`,
    type,
  ),
];

/** Its words are a label; what is typed is only the tick, and `tellsChoices` looks for that. */
const ticked: Channel = {
  id: 'ticked',
  title: 'a box and a button that are ticked',
  hidden: 'structure',
  kind: 'word',
  html: (word, at) =>
    `<label><input type="checkbox" id="${at}"> ${word}</label><input type="radio" name="r" id="r-${at}"><input type="radio" name="r">`,
  act: async ({ page, at }) => {
    await page.locator(`#${at}`).check();
    await page.locator(`#r-${at}`).check();
  },
};

export const typedOrChosen: Theme = { name: 'typed-or-chosen', channels: [...fields, ...choices, ticked, ...editors] };
