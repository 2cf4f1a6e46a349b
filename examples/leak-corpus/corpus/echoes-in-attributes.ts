import type { Channel, Theme } from './channel.ts';
import { echo } from './echoes.ts';

/** How the app writes the password into an attribute, and what it puts before and after it. */
interface Writing {
  as?: 'it-is' | 'letters' | 'encoded' | 'base64';
  before?: string;
  after?: string;
}

/** @returns a channel of a password that an app sets as an attribute; the element itself says which, and how. */
function attribute(
  name: string,
  title: string,
  markup: string,
  { as = 'it-is', before = '', after = '' }: Writing = {},
): Channel {
  return echo(
    `echo-${name.replaceAll(':', '-')}`,
    title,
    (element, secret) => {
      const { set = '', as: how, before: ahead, after: behind } = element.dataset;
      const letters = how === 'letters' ? secret.replaceAll(/\W/g, '') : secret;
      const encoded = how === 'encoded' ? encodeURIComponent(letters) : letters;
      element.setAttribute(set, `${ahead}${how === 'base64' ? btoa(`..${secret}..`) : encoded}${behind}`);
    },
    markup.replace(
      'id="AT"',
      `id="AT" data-set="${name}" data-as="${as}" data-before="${before}" data-after="${after}"`,
    ),
  );
}

const attributes: Channel[] = [
  attribute('aria-valuetext', 'as the value of a slider', '<div id="AT" role="slider"></div>'),
  attribute('aria-description', 'as a description', '<i id="AT">i</i>'),
  attribute('aria-roledescription', 'as the name of a role', '<i id="AT">i</i>'),
  attribute('aria-braillelabel', 'in braille', '<i id="AT">i</i>'),
  attribute('label', 'as the label of an option', '<select><option id="AT">1</option></select>'),
  attribute('abbr', 'as the short form of a column', '<table><tr><th id="AT">1</th></tr></table>'),
  attribute('download', 'as the name of a file to keep', '<a id="AT" href="/dot.png">Keep</a>'),
  attribute('ping', 'in the ping of a link', '<a id="AT" href="/blank">Go</a>', { before: '/ping/' }),
  attribute('formaction', 'in the action of a button', '<button id="AT" type="button">Go</button>', { before: '/go/' }),
  attribute('data', 'as the address of an object', '<object id="AT"></object>', { as: 'encoded', before: '/say?' }),
  attribute('srcset', 'in a set of images', '<img id="AT" alt="">', {
    as: 'encoded',
    before: '/images/',
    after: '.png 2x',
  }),
  attribute('src', 'in a picture that is no picture', '<img id="AT" alt="">', {
    as: 'base64',
    before: 'data:image/png;base64,',
  }),
  attribute('xlink:href', 'in a link of a drawing', '<svg><a id="AT"><text>Go</text></a></svg>', { before: '/go/' }),
  attribute('values', 'as the values of an animation', '<svg><animate id="AT"></animate></svg>'),
  attribute('font-family', 'as the font of a drawing', '<svg><text id="AT">A</text></svg>'),
  attribute('lang', 'as a language', '<p id="AT">A</p>', { as: 'letters', before: 'x-' }),
  attribute('part', 'as a part', '<p id="AT">A</p>', { as: 'letters' }),
  attribute('pattern', 'as a pattern', '<input id="AT">', { as: 'letters' }),
  attribute('usemap', 'as the name of a map', '<img id="AT" alt="" src="/dot.png">', { before: '#' }),
  attribute('datetime', 'as a time', '<time id="AT">now</time>'),
  attribute('srclang', 'as the language of subtitles', '<video><track id="AT"></video>'),
  attribute('itemid', 'as the id of an item', '<p id="AT" itemscope>A</p>', { before: 'urn:' }),
  attribute('cite', 'as the source of a quotation', '<q id="AT">A</q>', { before: '/q/' }),
  attribute('accept-charset', 'in an attribute of a form', '<form id="AT"></form>'),
  attribute('usertoken', 'in an attribute of an element of its own making', '<x-user id="AT"></x-user>'),
];

const sheet = '<style id="AT"></style>';
/** @returns a channel of a password that an app writes into a style sheet. */
function styled(
  id: string,
  title: string,
  markup: string,
  write: (element: HTMLElement, secret: string) => unknown,
): Channel {
  return echo(`css-${id}`, title, write, markup);
}

const styles: Channel[] = [
  styled('transition-name', 'as the name of a transition', '<p id="AT">A</p>', (element, secret) =>
    element.setAttribute('style', `view-transition-name: v${secret.replaceAll(/\W/g, '')}`),
  ),
  styled('container-name', 'as the name of a container', '<p id="AT">A</p>', (element, secret) =>
    element.style.setProperty('container-name', `c${secret.replaceAll(/\W/g, '')}`),
  ),
  styled('counter-name', 'as the name of a counter', sheet, (element, secret) => {
    element.textContent = `.k { counter-reset: c${secret.replaceAll(/\W/g, '')} 1 }`;
  }),
  styled('marker', 'as the mark of an item', sheet, (element, secret) => {
    element.textContent = `li.m::marker { content: "${secret} " }`;
  }),
  styled('content-alt', 'as the words for a sign', sheet, (element, secret) => {
    element.textContent = `.l::before { content: "★" / "${secret}" }`;
  }),
  styled('property-url', 'as an address in a custom property', sheet, (element, secret) => {
    element.textContent = `.n { --x: url(/try/${encodeURIComponent(secret)}) }`;
  }),
  styled('supports', 'in a question to the browser', sheet, (element, secret) => {
    element.textContent = `@supports (content: "${secret}") { .o { color: red } }`;
  }),
  styled('attribute-selector', 'in a selector of a value', sheet, (element, secret) => {
    element.textContent = `input[value="${secret}"] { color: red }`;
  }),
  styled('font-source', 'in a font that is no font', sheet, (element, secret) => {
    element.textContent = `@font-face { font-family: f1; src: url(data:font/woff2;base64,${btoa(`..${secret}..`)}) }`;
  }),
  styled('cursor', 'in the address of a cursor', '<p id="AT">A</p>', (element, secret) =>
    element.setAttribute('style', `cursor: url(/c/${encodeURIComponent(secret)}.cur), auto`),
  ),
  styled('host', 'in a custom property of a shadow root', '<div id="AT"></div>', (element, secret) => {
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const own = new CSSStyleSheet();
    own.replaceSync(`:host { --typed: "${secret}" }`);
    root.adoptedStyleSheets = [own];
    root.innerHTML = '<p>A</p>';
  }),
];

export const echoesInAttributes: Theme = { name: 'echoes-in-attributes', channels: [...attributes, ...styles] };
