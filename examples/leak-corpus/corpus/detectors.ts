import type { Kind } from '../secrets/kinds.ts';
import { escape, field, inPage, type, type Channel, type Theme } from './channel.ts';

/** A text on the screen with something in it that is sensitive by its own form. */
function inText(id: string, title: string, kind: Kind, html: (secret: string, at: string) => string): Channel {
  return { id, title, hidden: 'always', kind, html };
}

const numbers: Channel[] = [
  inText('card', 'a card number', 'card', (secret) => `<p>Paid with ${secret}</p>`),
  inText('card-spaced', 'a card number in groups', 'cardSpaced', (secret) => `<p>${secret}</p>`),
  inText('card-dashed', 'a card number with dashes', 'cardDashed', (secret) => `<p>Paid with ${secret} today</p>`),
  inText('card-no-break', 'a card number with no-break spaces', 'cardNoBreak', (secret) => `<p>${secret}</p>`),
  inText('card-amex', 'a card number of 15 digits', 'amex', (secret) => `<td>${secret}</td>`),
  inText(
    'card-split',
    'a card number split over elements',
    'card',
    (secret) =>
      `<p>${secret
        .match(/.{4}/g)
        ?.map((four) => `<span>${four}</span>`)
        .join('')}</p>`,
  ),
  inText(
    'card-split-spaced',
    'a card number in elements with spaces between',
    'card',
    (secret) =>
      `<p>${secret
        .match(/.{4}/g)
        ?.map((four) => `<b>${four}</b>`)
        .join(' ')}</p>`,
  ),
  inText(
    'card-split-nodes',
    'a card number split by comments',
    'card',
    (secret) => `<p>${secret.slice(0, 6)}<!-- -->${secret.slice(6, 11)}<!-- -->${secret.slice(11)}</p>`,
  ),
  inText(
    'card-wbr',
    'a card number with places to break',
    'card',
    (secret) => `<p>${secret.match(/.{4}/g)?.join('<wbr>')}</p>`,
  ),
  inText('card-title', 'a card number in a tooltip', 'cardSpaced', (secret) => `<i title="Card ${secret}">i</i>`),
  inText('card-aria', 'a card number in aria-label', 'card', (secret) => `<i role="img" aria-label="${secret}">i</i>`),
  inText('card-alt', 'a card number in alt', 'card', (secret) => `<img src="/dot.png" alt="${secret}">`),
  inText(
    'card-placeholder',
    'a card number in a placeholder',
    'card',
    (secret) => `<input placeholder="e.g. ${secret}">`,
  ),
  inText(
    'card-option',
    'a card number as an option',
    'cardSpaced',
    (secret) => `<select><option>${secret}</option></select>`,
  ),
  inText(
    'card-button',
    'a card number on a button',
    'cardSpaced',
    (secret) => `<button type="button">Pay with ${secret}</button>`,
  ),
  inText('card-heading', 'a card number in a heading', 'cardSpaced', (secret) => `<h3>${secret}</h3>`),
  inText(
    'card-class',
    'a card number in a class and an id',
    'card',
    (secret) => `<i class="c-${secret}" id="${secret}">i</i>`,
  ),
  inText('card-path', 'a card number in the path of a link', 'card', (secret) => `<a href="/cards/${secret}">Card</a>`),
  {
    ...inText('card-added', 'a card number that comes later', 'cardSpaced', (_, at) => `<p id="${at}">…</p>`),
    act: inPage((element, secret) => (element.textContent = secret)),
  },
  {
    ...inText('card-grown', 'a card number that is added piece by piece', 'card', (_, at) => `<p id="${at}"></p>`),
    act: inPage(async (element, secret) => {
      for (const four of secret.match(/.{4}/g) ?? []) {
        element.append(document.createTextNode(four));
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    }),
  },
  inText('iban', 'an IBAN', 'iban', (secret) => `<p>Paid to ${secret}</p>`),
  inText('iban-spaced', 'an IBAN in groups', 'ibanSpaced', (secret) => `<li>${secret}</li>`),
  inText('iban-german', 'a German IBAN', 'ibanGerman', (secret) => `<td>${secret}</td>`),
  inText('iban-french', 'a French IBAN', 'ibanFrench', (secret) => `<p>${secret}</p>`),
  inText(
    'iban-split',
    'an IBAN split over elements',
    'iban',
    (secret) => `<p><b>${secret.slice(0, 8)}</b><span>${secret.slice(8)}</span></p>`,
  ),
  inText('bsn', 'a BSN with its name', 'bsn', (secret) => `<p>BSN ${secret}</p>`),
  inText('bsn-bare', 'a BSN by itself', 'bsn', (secret) => `<p>${secret}</p>`),
  inText('bsn-dotted', 'a BSN with dots', 'bsnSpaced', (secret) => `<td>${secret}</td>`),
  inText('ssn', 'a US citizen’s number with its name', 'ssn', (secret) => `<p>SSN: ${secret}</p>`),
  inText('ssn-bare', 'a US citizen’s number by itself', 'ssn', (secret) => `<p>${secret}</p>`),
  inText('nir', 'a French citizen’s number', 'nir', (secret) => `<p>${secret}</p>`),
  inText('steuer-id', 'a German tax number', 'steuerId', (secret) => `<p>${secret}</p>`),
  inText('dni', 'a Spanish citizen’s number', 'dni', (secret) => `<p>${secret}</p>`),
  inText('codice-fiscale', 'an Italian tax number', 'codiceFiscale', (secret) => `<p>${secret}</p>`),
  inText('nif', 'a Portuguese tax number', 'nif', (secret) => `<p>NIF ${secret}</p>`),
  inText('pesel', 'a Polish citizen’s number', 'pesel', (secret) => `<p>${secret}</p>`),
  inText('rijksregister', 'a Belgian citizen’s number', 'rijksregister', (secret) => `<p>${secret}</p>`),
  inText('pin-in-text', 'a text that tells a PIN', 'pin', (secret) => `<p>Your PIN is ${secret}.</p>`),
];

const keys: Channel[] = [
  inText('jwt', 'a JSON web token', 'jwt', (secret) => `<code>${secret}</code>`),
  inText('aws', 'a key of AWS', 'awsKey', (secret) => `<code>${secret}</code>`),
  inText('github', 'a token of GitHub', 'githubToken', (secret) => `<p>Use ${secret}</p>`),
  inText('gitlab', 'a token of GitLab', 'gitlabToken', (secret) => `<p>Use ${secret}</p>`),
  inText('stripe', 'a key of Stripe', 'stripeKey', (secret) => `<td>${secret}</td>`),
  inText('slack', 'a token of Slack', 'slackToken', (secret) => `<p>${secret}</p>`),
  inText('google', 'a key of Google', 'googleKey', (secret) => `<p>${secret}</p>`),
  inText('npm', 'a token of npm', 'npmToken', (secret) => `<pre>//registry:_authToken=${secret}</pre>`),
  inText('model', 'a key of a language model', 'modelKey', (secret) => `<p>${secret}</p>`),
  inText('pem', 'a private key', 'pem', (secret) => `<pre>${secret}</pre>`),
  inText('bearer', 'a Bearer header', 'hexToken', (secret) => `<code>Authorization: Bearer ${secret}</code>`),
  inText(
    'curl',
    'a header in a command',
    'token',
    (secret) => `<pre>curl -H 'Authorization: Bearer ${secret}' https://api.example.org</pre>`,
  ),
  inText(
    'connection',
    'a connection string',
    'token',
    (secret) => `<code>postgres://app:${secret}@db.example.org/main</code>`,
  ),
  inText('env-line', 'a line of an environment file', 'token', (secret) => `<pre>API_SECRET=${secret}</pre>`),
  inText(
    'key-split',
    'a token split over elements',
    'githubToken',
    (secret) => `<code><span>${secret.slice(0, 14)}</span><span>${secret.slice(14)}</span></code>`,
  ),
  inText(
    'key-cell',
    'a key in the cell beside its name',
    'token',
    (secret) => `<table><tr><th>API key</th><td>${secret}</td></tr></table>`,
  ),
  inText(
    'phrase',
    'a recovery phrase under its heading',
    'recoveryPhrase',
    (secret) => `<section><h3>Recovery phrase</h3><p>${secret}</p></section>`,
  ),
  inText(
    'phrase-list',
    'a recovery phrase as a list',
    'recoveryPhrase',
    (secret) =>
      `<section><h3>Recovery phrase</h3><ol>${secret
        .split(' ')
        .map((word) => `<li>${word}</li>`)
        .join('')}</ol></section>`,
  ),
  inText('key-tooltip', 'a key in a tooltip', 'stripeKey', (secret) => `<i title="${secret}">i</i>`),
  inText(
    'key-copy',
    'a key in a field that can only be copied',
    'githubToken',
    (secret) => `<input readonly value="${secret}">`,
  ),
];

/** Ordinary fields: what is typed into them is known for what it is only when most of it is there. */
const typedLate: Channel[] = [
  field('typed-card', 'a card number typed into an ordinary field', { kind: 'card', label: 'Remark' }),
  field('typed-card-groups', 'a card number typed in groups into an ordinary field', {
    kind: 'cardSpaced',
    label: 'Remark',
  }),
  field('typed-iban', 'an IBAN typed into a search field', { kind: 'ibanSpaced', attributes: 'type="search"' }),
  field('typed-bsn', 'a BSN typed into an ordinary field', { kind: 'bsn', label: 'Subject' }),
  field('typed-key', 'a key typed into an ordinary field', { kind: 'githubToken', label: 'Remark' }),
  field('typed-jwt', 'a JSON web token typed into an ordinary field', { kind: 'jwt', label: 'Remark' }),
  {
    id: 'typed-pem',
    title: 'a private key pasted into an ordinary textarea',
    hidden: 'always',
    kind: 'pem',
    html: (_, at) => `<textarea id="${at}"></textarea>`,
    act: ({ page, at, secret }) => page.locator(`#${at}`).fill(secret),
  },
  {
    id: 'typed-editable',
    title: 'a card number typed into a contenteditable',
    hidden: 'always',
    kind: 'card',
    html: (_, at) => `<div contenteditable="true" id="${at}"></div>`,
    act: type,
  },
  {
    id: 'value-at-load',
    title: 'a card number that an ordinary field is served with',
    hidden: 'always',
    kind: 'card',
    html: (secret) => `<input name="f3" value="${escape(secret)}">`,
  },
  {
    id: 'textarea-at-load',
    title: 'an IBAN that a textarea is served with',
    hidden: 'always',
    kind: 'iban',
    html: (secret) => `<textarea name="f4">Please pay to ${secret}</textarea>`,
  },
];

const typed = typedLate.map((channel): Channel => Object.assign(channel, { isKnownLate: true }));

export const numbersInText: Theme = { name: 'numbers-in-text', channels: numbers };
export const keysInText: Theme = { name: 'keys-in-text', channels: keys };
export const numbersTyped: Theme = { name: 'numbers-typed', channels: typed };
