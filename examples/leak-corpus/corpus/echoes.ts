import { inPage, typeInto, type Channel, type Scene, type Theme } from './channel.ts';

/** The app repeats a password at each key; `redraw` says where. */
export function echo(
  id: string,
  title: string,
  redraw: (element: HTMLElement, secret: string) => unknown,
  markup = '<p id="AT"></p>',
): Channel {
  const repeat = inPage(redraw);
  return {
    id,
    title: `the app repeats a password ${title}`,
    hidden: 'always',
    kind: 'password',
    html: (_, at) =>
      `<label for="p-${at}">Password</label> <input type="password" id="p-${at}">${markup.replaceAll('AT', at)}`,
    act: (scene) => typeAndRepeat(scene, repeat),
  };
}

/** Halfway and at the end, as an app does that redraws while someone types. */
async function typeAndRepeat(scene: Scene, repeat: Channel['act']): Promise<void> {
  const { page, at, secret } = scene;
  const half = Math.ceil(secret.length / 2);
  await typeInto(page, `#p-${at}`, secret.slice(0, half));
  await repeat?.({ ...scene, secret: secret.slice(0, half) });
  await page.keyboard.type(secret.slice(half));
  await repeat?.(scene);
}

const inText: Channel[] = [
  echo('echo-text', 'as text', (element, secret) => (element.textContent = secret)),
  echo(
    'echo-sentence',
    'in a sentence',
    (element, secret) => (element.textContent = `The password ${secret} is too weak`),
  ),
  echo('echo-alert', 'in an alert that comes later', (element, secret) => {
    element.innerHTML = '<div role="alert"></div>';
    element.firstElementChild?.append('Wrong: ', secret);
  }),
  echo('echo-split', 'split over two elements', (element, secret) => {
    const half = Math.floor(secret.length / 2);
    element.innerHTML = '<b></b><i></i>';
    element.firstElementChild?.append(secret.slice(0, half));
    element.lastElementChild?.append(secret.slice(half));
  }),
  echo('echo-characters', 'as one element for each character', (element, secret) => {
    element.replaceChildren(
      ...Array.from(secret).map((character) =>
        Object.assign(document.createElement('span'), { textContent: character }),
      ),
    );
  }),
  echo('echo-nodes', 'as one text node for each character', (element, secret) =>
    element.replaceChildren(...Array.from(secret)),
  ),
  echo('echo-spaced', 'with spaces between', (element, secret) => (element.textContent = Array.from(secret).join(' '))),
  echo(
    'echo-reversed',
    'reversed',
    (element, secret) => (element.textContent = Array.from(secret).toReversed().join('')),
  ),
  echo('echo-url', 'URL-encoded', (element, secret) => (element.textContent = encodeURIComponent(secret))),
  echo('echo-base64', 'in base64', (element, secret) => (element.textContent = btoa(secret))),
  echo(
    'echo-basic',
    'as Basic credentials with a user name',
    (element, secret) => (element.textContent = `Basic ${btoa(`jo:${secret}`)}`),
  ),
  echo('echo-hex', 'in hex', (element, secret) => {
    element.textContent = Array.from(secret)
      .map((character) => character.charCodeAt(0).toString(16).padStart(2, '0'))
      .join('');
  }),
  echo('echo-codes', 'as a list of character codes', (element, secret) => {
    element.textContent = JSON.stringify(Array.from(secret).map((character) => character.charCodeAt(0)));
  }),
  echo('echo-unicode', 'with unicode escapes', (element, secret) => {
    element.textContent = Array.from(secret)
      .map((character) => `\\u00${character.charCodeAt(0).toString(16)}`)
      .join('');
  }),
  echo('echo-entities', 'as HTML entities that are shown', (element, secret) => {
    element.textContent = Array.from(secret)
      .map((character) => `&#${character.charCodeAt(0)};`)
      .join('');
  }),
  echo('echo-upper', 'in capitals', (element, secret) => (element.textContent = secret.toUpperCase())),
  echo(
    'echo-json',
    'in JSON that is shown',
    (element, secret) => (element.textContent = JSON.stringify({ user: 'jo', with: secret })),
  ),
  echo('echo-hidden-tail', 'as dots with the last character in clear', (element, secret) => {
    for (let length = 1; length <= secret.length; length++)
      setTimeout(() => (element.textContent = '•'.repeat(length - 1) + secret.charAt(length - 1)), length * 4);
    return new Promise((resolve) => setTimeout(resolve, 4 * secret.length + 30));
  }),
];

const elsewhere: Channel[] = [
  echo('echo-title', 'in the title attribute', (element, secret) => (element.title = secret)),
  echo('echo-aria', 'in aria-label', (element, secret) => element.setAttribute('aria-label', `Is ${secret}`)),
  echo('echo-data', 'in a data attribute', (element, secret) => (element.dataset['value'] = secret)),
  echo(
    'echo-alt',
    'in alt',
    (element, secret) => element.setAttribute('alt', secret),
    '<img id="AT" src="/dot.png" alt="">',
  ),
  echo(
    'echo-placeholder',
    'in a placeholder',
    (element, secret) => element.setAttribute('placeholder', secret),
    '<input id="AT">',
  ),
  echo('echo-own-attribute', 'in an attribute of its own making', (element, secret) =>
    element.setAttribute('state', secret),
  ),
  echo('echo-class', 'in a class', (element, secret) => (element.className = `pw-${secret.replaceAll(/\W/g, '')}`)),
  echo('echo-id', 'in an id', (element, secret) =>
    element.append(Object.assign(document.createElement('i'), { id: secret })),
  ),
  echo('echo-name', 'as the name of an attribute', (element, secret) =>
    element.setAttribute(`x-${secret.replaceAll(/\W/g, '')}`, ''),
  ),
  echo('echo-document-title', 'in the title of the document', (_, secret) => (document.title = `Trying ${secret}`)),
  echo(
    'echo-option',
    'as an option',
    (element, secret) => element.append(new Option(secret, '1')),
    '<select id="AT"></select>',
  ),
  echo(
    'echo-datalist',
    'as a suggestion',
    (element, secret) => element.append(new Option(secret)),
    '<datalist id="AT"></datalist>',
  ),
  echo(
    'echo-button',
    'on a button',
    (element, secret) => (element.textContent = `Use ${secret}`),
    '<button type="button" id="AT"></button>',
  ),
  echo(
    'echo-button-value',
    'on an input button',
    (element, secret) => ((element as HTMLInputElement).value = secret),
    '<input type="button" id="AT">',
  ),
  echo('echo-output', 'in an output', (element, secret) => (element.textContent = secret), '<output id="AT"></output>'),
  echo('echo-comment', 'in a comment', (element, secret) => element.append(document.createComment(secret))),
  echo('echo-svg', 'in a drawing', (element, secret) => {
    element.innerHTML = '<svg><title></title><text y="9"></text></svg>';
    element.querySelector('title')?.append(secret);
    element.querySelector('text')?.append(secret);
  }),
  echo(
    'echo-href',
    'in a link',
    (element, secret) => element.setAttribute('href', `/try/${encodeURIComponent(secret)}`),
    '<a id="AT">Try</a>',
  ),
  echo(
    'echo-mailto',
    'in a mail to oneself',
    (element, secret) => element.setAttribute('href', `mailto:a@example.org?body=${secret}`),
    '<a id="AT">Mail</a>',
  ),
  echo(
    'echo-data-url',
    'in a picture that is a data address',
    (element, secret) =>
      element.setAttribute(
        'src',
        `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><text>${encodeURIComponent(secret)}</text></svg>`,
      ),
    '<img id="AT" alt="">',
  ),
  echo('echo-pushed', 'in the address of the page', (_, secret) =>
    history.replaceState(null, '', `?try=${encodeURIComponent(secret)}`),
  ),
];

export const echoesInText: Theme = { name: 'echoes-in-text', channels: inText };
export const echoesElsewhere: Theme = { name: 'echoes-elsewhere', channels: elsewhere };
