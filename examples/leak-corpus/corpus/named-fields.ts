import { field, type, type Channel, type Theme } from './channel.ts';

/** Ordinary text fields that only say by a sign of theirs what goes into them. */
const text = 'type="text"';

const byAutocomplete: Channel[] = [
  field('ac-current', 'autocomplete="current-password"', { attributes: `${text} autocomplete="current-password"` }),
  field('ac-new', 'autocomplete="new-password"', { attributes: `${text} autocomplete="new-password"` }),
  field('ac-webauthn', 'autocomplete="current-password webauthn"', {
    attributes: `${text} autocomplete="current-password webauthn"`,
  }),
  field('ac-code', 'autocomplete="one-time-code"', {
    kind: 'eightDigits',
    attributes: 'type="tel" autocomplete="one-time-code"',
  }),
  field('ac-card', 'autocomplete="cc-number"', { kind: 'card', attributes: 'type="tel" autocomplete="cc-number"' }),
  field('ac-card-section', 'autocomplete="section-one billing cc-number"', {
    kind: 'card',
    attributes: `${text} autocomplete="section-one billing cc-number"`,
  }),
  field('ac-csc', 'autocomplete="cc-csc"', {
    kind: 'cvc',
    attributes: 'type="tel" autocomplete="cc-csc" maxlength="4"',
  }),
  field('ac-expiry', 'autocomplete="cc-exp"', { kind: 'expiry', attributes: `${text} autocomplete="cc-exp"` }),
  field('ac-holder', 'autocomplete="cc-name"', { kind: 'name', attributes: `${text} autocomplete="cc-name"` }),
];

const byName: Channel[] = [
  field('name-password', 'name="user_password"', { attributes: `${text} name="user_password"` }),
  field('name-brackets', 'name="user[passwd]"', { attributes: `${text} name="user[passwd]"` }),
  field('name-camel', 'name="pinCode"', { kind: 'pin', attributes: `${text} name="pinCode"` }),
  field('name-secret', 'name="api_secret"', { kind: 'token', attributes: `${text} name="api_secret"` }),
  field('name-token', 'name="accessToken"', { kind: 'token', attributes: `${text} name="accessToken"` }),
  field('name-ssn', 'name="ssn"', { kind: 'ssn', attributes: `${text} name="ssn"` }),
  field('name-iban', 'name="debit-iban"', { kind: 'accountNumber', attributes: `${text} name="debit-iban"` }),
  field('name-otp', 'name="otp"', { kind: 'sixDigits', attributes: `${text} name="otp"` }),
  {
    id: 'id-passphrase',
    title: 'id="passphrase-2"',
    hidden: 'always',
    kind: 'recoveryPhrase',
    html: () => `<input type="text" id="passphrase-2">`,
    act: ({ page, secret }) => page.locator('#passphrase-2').pressSequentially(secret),
  },
];

const byWords: Channel[] = [
  field('label-for', 'a label for it', {
    kind: 'accountNumber',
    label: 'Account number',
    attributes: `${text} name="f1"`,
  }),
  {
    id: 'label-around',
    title: 'a label around it',
    hidden: 'always',
    kind: 'shortToken',
    html: (_, at) => `<label>Licence key <input type="text" id="${at}"></label>`,
    act: type,
  },
  field('aria-label', 'aria-label', { kind: 'cvc', attributes: `${text} aria-label="CVV" maxlength="4"` }),
  {
    id: 'aria-labelledby',
    title: 'aria-labelledby',
    hidden: 'always',
    kind: 'ssn',
    html: (_, at) =>
      `<b id="l-${at}">Social security number</b><input type="text" id="${at}" aria-labelledby="l-${at}">`,
    act: type,
  },
  {
    id: 'aria-describedby',
    title: 'aria-describedby',
    hidden: 'always',
    kind: 'pin',
    html: (_, at) =>
      `<input type="text" id="${at}" aria-describedby="l-${at}"><small id="l-${at}">Choose a PIN of five digits</small>`,
    act: type,
  },
  field('placeholder', 'placeholder', { kind: 'token', attributes: `${text} placeholder="Paste your API key"` }),
  field('placeholder-drawn', 'a placeholder that draws a card number', {
    kind: 'card',
    attributes: `${text} placeholder="0000 0000 0000 0000"`,
  }),
  field('title-attribute', 'title', { kind: 'pin', attributes: `${text} title="Card security code"` }),
  field('pattern', 'a pattern of a card number', {
    kind: 'card',
    attributes: `${text} inputmode="numeric" pattern="[0-9]{13,16}"`,
  }),
];

const bySurroundings: Channel[] = [
  {
    id: 'text-before',
    title: 'the text before it',
    hidden: 'always',
    kind: 'pin',
    html: (_, at) => `<div>PIN <input type="text" id="${at}"></div>`,
    act: type,
  },
  {
    id: 'paragraph-before',
    title: 'the paragraph before it',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<div><p>Enter your password to go on</p><div><input type="text" id="${at}"></div></div>`,
    act: type,
  },
  {
    id: 'legend',
    title: 'the legend of its group',
    hidden: 'always',
    kind: 'name',
    html: (_, at) =>
      `<fieldset><legend>Security question</legend><label>Answer <input type="text" id="${at}"></label></fieldset>`,
    act: type,
  },
  {
    id: 'table-cell-before',
    title: 'the table cell before it',
    hidden: 'always',
    kind: 'accountNumber',
    html: (_, at) => `<table><tr><td>Bank account</td><td><input type="text" id="${at}"></td></tr></table>`,
    act: type,
  },
  {
    id: 'description-list',
    title: 'the term before it',
    hidden: 'always',
    kind: 'token',
    html: (_, at) => `<dl><dt>Secret key</dt><dd><input type="text" id="${at}"></dd></dl>`,
    act: type,
  },
  {
    id: 'floating-label',
    title: 'a label that floats after it',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<div><input type="text" id="${at}" placeholder=" "><label for="${at}">Password</label></div>`,
    act: type,
  },
  {
    id: 'seed-phrase',
    title: 'a recovery phrase in a textarea',
    hidden: 'always',
    kind: 'recoveryPhrase',
    html: (_, at) => `<label for="${at}">Recovery phrase</label><textarea id="${at}"></textarea>`,
    act: type,
  },
  {
    id: 'private-key-area',
    title: 'a private key in a textarea',
    hidden: 'always',
    kind: 'pem',
    html: (_, at) => `<label for="${at}">Private key</label><textarea id="${at}"></textarea>`,
    act: ({ page, at, secret }) => page.locator(`#${at}`).fill(secret),
  },
  {
    id: 'editable-password',
    title: 'a contenteditable with the label "Wachtwoord"',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<div contenteditable="true" role="textbox" aria-label="Wachtwoord" id="${at}"></div>`,
    act: type,
  },
];

export const namedFields: Theme = {
  name: 'named-fields',
  channels: [...byAutocomplete, ...byName, ...byWords, ...bySurroundings],
};
