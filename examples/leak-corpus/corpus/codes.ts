import { field, inPage, type, type Channel, type Theme } from './channel.ts';

/** One-character boxes that pass the focus on, as every sign-in by code has them. */
const boxes = (at: string, attributes: string) =>
  Array.from(
    { length: 6 },
    (_, index) =>
      `<input id="${at}${index ? `-${index}` : ''}" type="text" maxlength="1" size="1" ${attributes}
        oninput="this.value && this.nextElementSibling?.focus()">`,
  ).join('');

const channels: Channel[] = [
  {
    id: 'boxes',
    title: 'a code in six boxes',
    hidden: 'always',
    kind: 'sixDigits',
    html: (_, at) => `<div>${boxes(at, 'inputmode="numeric"')}</div>`,
    act: type,
  },
  {
    id: 'boxes-letters',
    title: 'a code of letters in six boxes without any attribute that tells',
    hidden: 'always',
    kind: 'name',
    html: (_, at) => `<div>${boxes(at, '')}</div>`,
    act: ({ page, at, secret }) =>
      page
        .locator(`#${at}`)
        .focus()
        .then(() => page.keyboard.type(secret.slice(0, 6))),
    unseen: 'only the first half of the secret fits; it is looked for as what was typed so far',
  },
  {
    id: 'boxes-pasted',
    title: 'a code pasted into the first box and spread by the app',
    hidden: 'always',
    kind: 'sixDigits',
    html: (_, at) => `<div>${boxes(at, 'aria-label="digit"')}</div>`,
    act: inPage((element, secret) => {
      element.parentElement?.querySelectorAll('input').forEach((box, index) => {
        box.value = secret.charAt(index);
        box.dispatchEvent(new Event('input', { bubbles: true }));
      });
    }),
  },
  field('code-label', 'a code in one field, label "Verification code"', {
    kind: 'sixDigits',
    label: 'Verification code',
    attributes: 'type="text" inputmode="numeric" maxlength="6"',
  }),
  field('code-sms', 'a code in one field, label "Code from the SMS"', {
    kind: 'sixDigits',
    label: 'Code from the SMS',
    attributes: 'type="text" inputmode="numeric" maxlength="6"',
  }),
  field('code-authenticator', 'a code in one field, placeholder "Authenticator code"', {
    kind: 'sixDigits',
    attributes: 'type="number" placeholder="Authenticator code"',
  }),
  {
    id: 'code-in-text',
    title: 'a text that tells the code',
    hidden: 'always',
    kind: 'sixDigits',
    html: (secret) => `<p>Your verification code is ${secret}.</p>`,
  },
  {
    id: 'code-in-text-nl',
    title: 'a Dutch text that tells the code',
    hidden: 'always',
    kind: 'sixDigits',
    html: (secret) => `<p lang="nl">Uw inlogcode: <b>${secret}</b></p>`,
  },
  {
    id: 'code-toast',
    title: 'a message that tells the code later',
    hidden: 'always',
    kind: 'eightDigits',
    html: (_, at) => `<p id="${at}" role="status"></p>`,
    act: inPage((element, secret) => (element.textContent = `One-time password: ${secret}`)),
  },
  {
    id: 'backup-codes',
    title: 'a list of backup codes',
    hidden: 'always',
    kind: 'shortToken',
    html: (secret) => `<h3>Backup codes</h3><ul><li><code>${secret}</code></li></ul>`,
  },
  {
    id: 'otp-uri',
    title: 'the address in which an authenticator is set up',
    hidden: 'always',
    kind: 'token',
    html: (secret) =>
      `<a href="otpauth://totp/App?secret=${secret}">Set up</a><code>otpauth://totp/App?secret=${secret}</code>`,
  },
];

export const codes: Theme = { name: 'codes', channels };
