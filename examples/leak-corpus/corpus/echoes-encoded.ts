import type { Channel, Theme } from './channel.ts';
import { typeInto } from './channel.ts';
import { echo } from './echoes.ts';

const rewritten: Channel[] = [
  echo('echo-url-twice', 'URL-encoded twice', (element, secret) => {
    element.textContent = encodeURIComponent(encodeURIComponent(secret));
  }),
  echo('echo-percent', 'with each character percent-encoded', (element, secret) => {
    element.textContent = Array.from(secret, (sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');
  }),
  echo('echo-json-twice', 'in JSON in JSON', (element, secret) => {
    element.textContent = JSON.stringify(JSON.stringify({ with: `"${secret}"` }));
  }),
  echo('echo-html', 'as HTML that is shown', (element, secret) => {
    const made = document.createElement('p');
    made.textContent = secret;
    element.textContent = `<b>${made.innerHTML}</b>`;
  }),
  echo('echo-base64url', 'in base64 for addresses', (element, secret) => {
    element.textContent = btoa(JSON.stringify({ u: 'jo', p: secret }))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
  }),
  echo('echo-hex-list', 'in hex with colons', (element, secret) => {
    element.textContent = Array.from(secret, (sign) => sign.charCodeAt(0).toString(16)).join(':');
  }),
  echo('echo-hex-codes', 'in hex as a list of a program', (element, secret) => {
    element.textContent = Array.from(secret, (sign) => `0x${sign.charCodeAt(0).toString(16)}`).join(', ');
  }),
  echo('echo-x', 'with escapes of a script', (element, secret) => {
    element.textContent = Array.from(secret, (sign) => String.raw`\x` + sign.charCodeAt(0).toString(16)).join('');
  }),
  echo('echo-wide', 'in full-width characters', (element, secret) => {
    element.textContent = Array.from(secret, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)).join('');
  }),
  echo('echo-zero-width', 'with zero-width spaces', (element, secret) => {
    element.textContent = Array.from(secret).join('\u200B');
  }),
  echo('echo-swapped', 'in the other case', (element, secret) => {
    element.textContent = Array.from(secret, (sign) =>
      sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase(),
    ).join('');
  }),
  echo('echo-dotted', 'with dots between', (element, secret) => (element.textContent = Array.from(secret).join('·'))),
  echo('echo-grouped', 'in groups of three', (element, secret) => {
    element.textContent = secret.match(/.{1,3}/g)?.join(' – ') ?? '';
  }),
  echo('echo-quoted-printable', 'as mail encodes it', (element, secret) => {
    element.textContent = Array.from(secret, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase()}`).join('');
  }),
  echo('echo-turning-title', 'in a title that turns', (_, secret) => {
    for (let at = 1; at < secret.length; at++)
      setTimeout(() => (document.title = `${secret.slice(at)} ${secret.slice(0, at)}`), at * 3);
    return new Promise((resolve) => setTimeout(resolve, secret.length * 3 + 30));
  }),
];

const divided: Channel[] = [
  echo(
    'echo-two-cells',
    'split over two cells',
    (element, secret) => {
      const half = Math.floor(secret.length / 2);
      element.innerHTML = '<td></td><td></td>';
      element.firstElementChild?.append(secret.slice(0, half));
      element.lastElementChild?.append(secret.slice(half));
    },
    '<table><tr id="AT"></tr></table>',
  ),
  echo('echo-items', 'as one item for each character', (element, secret) => {
    const list = document.createElement('ul');
    list.append(...Array.from(secret, (sign) => Object.assign(document.createElement('li'), { textContent: sign })));
    element.after(list);
  }),
  echo('echo-two-attributes', 'split over two attributes', (element, secret) => {
    const half = Math.floor(secret.length / 2);
    element.title = secret.slice(0, half);
    element.setAttribute('aria-label', secret.slice(half));
  }),
  echo('echo-ruby', 'as a text with its reading', (element, secret) => {
    const half = Math.floor(secret.length / 2);
    element.innerHTML = '<ruby></ruby>';
    const reading = document.createElement('rt');
    reading.textContent = secret.slice(half);
    element.firstElementChild?.append(secret.slice(0, half), reading);
  }),
  echo(
    'echo-two-fields',
    'split over two ordinary fields',
    (element, secret) => {
      const half = Math.floor(secret.length / 2);
      const [first, second] = element.querySelectorAll('input');
      if (first) first.value = secret.slice(0, half);
      if (second) second.value = secret.slice(half);
    },
    '<p id="AT"><input name="f1"><input name="f2"></p>',
  ),
  echo('echo-turned', 'with its halves turned', (element, secret) => {
    const half = Math.floor(secret.length / 2);
    element.innerHTML = '<p style="display: flex; flex-direction: row-reverse"><b></b><i></i></p>';
    element.querySelector('b')?.append(secret.slice(half));
    element.querySelector('i')?.append(secret.slice(0, half));
  }),
];

/** What is typed in several fields, and told as one. */
const gathered: Channel[] = [
  {
    id: 'echo-boxes',
    title: 'the app repeats a code that was typed into six boxes',
    hidden: 'always',
    kind: 'sixDigits',
    html: (_, at) =>
      `<div>${'<input maxlength="1" inputmode="numeric" oninput="this.nextElementSibling?.focus()">'.repeat(6)}<p id="${at}"></p></div>`,
    act: async (scene) => {
      await typeInto(scene.page, `div:has(> #${scene.at}) input`, scene.secret);
      await scene.page.locator(`#${scene.at}`).evaluate((element, secret) => {
        element.textContent = `We do not know ${secret} here`;
      }, scene.secret);
    },
  },
  {
    id: 'echo-card-groups',
    title: 'the app repeats a card number in groups, in the address of a link',
    hidden: 'always',
    kind: 'card',
    html: (_, at) => `<label>Kaartnummer <input id="p-${at}"></label><a id="${at}">Pay</a>`,
    act: async (scene) => {
      await typeInto(scene.page, `#p-${scene.at}`, scene.secret);
      await scene.page.locator(`#${scene.at}`).evaluate((element, secret) => {
        const groups = secret.match(/.{4}/g) ?? [];
        element.setAttribute('href', `/pay/${groups.join('.')}`);
        element.setAttribute('title', groups.join(' / '));
        element.textContent = groups.join(' / ');
      }, scene.secret);
    },
  },
  {
    id: 'echo-cleared',
    title: 'the app repeats a password after the field was cleared',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<label>Password <input type="password" id="p-${at}"></label><p id="${at}"></p>`,
    act: async (scene) => {
      const field = scene.page.locator(`#p-${scene.at}`);
      await typeInto(scene.page, `#p-${scene.at}`, scene.secret);
      await field.fill('');
      await field.evaluate((element) => element.remove());
      await scene.page.waitForTimeout(100);
      await scene.page.locator(`#${scene.at}`).evaluate((element, secret) => {
        element.textContent = `Before: ${secret}`;
      }, scene.secret);
    },
  },
  {
    id: 'echo-editable',
    title: 'the app repeats what was written into a contenteditable for a recovery phrase',
    hidden: 'always',
    kind: 'recoveryPhrase',
    html: (_, at) =>
      `<div contenteditable="plaintext-only" aria-label="Recovery phrase" id="p-${at}"></div><p id="${at}"></p>`,
    act: async (scene) => {
      await typeInto(scene.page, `#p-${scene.at}`, scene.secret);
      await scene.page.locator(`#${scene.at}`).evaluate((element, secret) => {
        element.textContent = `You wrote ${secret}`;
      }, scene.secret);
    },
  },
];

export const echoesEncoded: Theme = { name: 'echoes-encoded', channels: [...rewritten, ...divided, ...gathered] };
