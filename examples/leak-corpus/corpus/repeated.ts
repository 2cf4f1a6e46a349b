import type { Theme } from './channel.ts';
import { echo } from './echoes.ts';

/** Corners of HTML, SVG and CSS in which an app can repeat what was typed in a password field. */
const attribute = (id: string, name: string, markup: string) =>
  echo(
    `echo-${id}`,
    `as ${name}`,
    (element, secret) => element.setAttribute(element.dataset['set'] ?? '', secret),
    // What runs in the page knows nothing of this function.
    markup.replace('id="AT"', `id="AT" data-set="${name}"`),
  );

const channels = [
  attribute('valuetext', 'aria-valuetext', '<div role="slider" id="AT"></div>'),
  attribute('described-as', 'aria-description', '<button id="AT">Go</button>'),
  attribute('role-described', 'aria-roledescription', '<div role="group" id="AT"></div>'),
  attribute('braille', 'aria-braillelabel', '<button id="AT">Go</button>'),
  attribute('key-shortcuts', 'aria-keyshortcuts', '<button id="AT">Go</button>'),
  attribute('download', 'download', '<a href="/file.pdf" id="AT">File</a>'),
  attribute('ping', 'ping', '<a href="/file.pdf" id="AT">File</a>'),
  attribute('cite', 'cite', '<blockquote id="AT">Words</blockquote>'),
  attribute('datetime', 'datetime', '<time id="AT">Today</time>'),
  attribute('object-data', 'data', '<object id="AT"></object>'),
  attribute('embed-src', 'src', '<embed type="text/plain" width="9" height="9" id="AT">'),
  attribute('track-label', 'label', '<video><track kind="captions" id="AT"></video>'),
  attribute('group-label', 'label', '<select><optgroup id="AT"><option>1</option></optgroup></select>'),
  attribute('area-alt', 'alt', '<map name="m"><area shape="rect" coords="0,0,9,9" href="/" id="AT"></map>'),
  attribute('table-abbr', 'abbr', '<table><tr><th id="AT">Name</th></tr></table>'),
  attribute('part', 'part', '<i id="AT">i</i>'),
  attribute('slot-name', 'slot', '<i id="AT">i</i>'),
  attribute('form-action', 'action', '<form id="AT"></form>'),
  attribute('button-action', 'formaction', '<form><button id="AT">Go</button></form>'),
  attribute('pattern', 'pattern', '<input id="AT">'),
  attribute('list', 'list', '<input id="AT">'),
  attribute('lang', 'lang', '<p id="AT">Words</p>'),
  attribute('style-title', 'title', '<style id="AT"></style>'),
  attribute('nonce-like', 'integrity', '<link rel="stylesheet" id="AT">'),
  attribute('meter-title', 'title', '<meter value="0.5" id="AT"></meter>'),
  attribute('progress-label', 'aria-label', '<progress value="0.5" id="AT"></progress>'),
  attribute('drawn-label', 'aria-label', '<svg role="img" id="AT"></svg>'),
  attribute('drawn-use', 'href', '<svg><use id="AT"></use></svg>'),
  attribute('drawn-font', 'font-family', '<svg><text id="AT">1</text></svg>'),
  attribute('drawn-class', 'class', '<svg><g id="AT"></g></svg>'),
  attribute('item-property', 'content', '<span itemprop="name" id="AT">Name</span>'),
  attribute('test-id', 'data-testid', '<i id="AT">i</i>'),
  attribute('popover-target', 'popovertarget', '<button id="AT">Go</button>'),
  echo('echo-attribute-name', 'as the name of an attribute', (element, secret) =>
    element.setAttribute(`data-${secret.replaceAll(/[^a-z\d]/gi, '').toLowerCase()}`, ''),
  ),
  echo('echo-tag-name', 'as the name of an element', (element, secret) =>
    element.append(document.createElement(`x-${secret.replaceAll(/[^a-z\d]/gi, '').toLowerCase()}`)),
  ),
  echo('echo-popover', 'in a popover', (element, secret) => {
    element.innerHTML = `<div popover></div>`;
    element.firstElementChild?.append(secret);
    (element.firstElementChild as HTMLElement).showPopover();
  }),
  echo('echo-dialog', 'in a modal dialog', (element, secret) => {
    element.innerHTML = '<dialog></dialog>';
    const dialog = element.firstElementChild as HTMLDialogElement;
    dialog.append(`You chose ${secret}`);
    dialog.showModal();
    setTimeout(() => dialog.close(), 20);
  }),
  echo('echo-details', 'in details that open', (element, secret) => {
    element.innerHTML = '<details><summary>More</summary></details>';
    element.firstElementChild?.append(secret);
    (element.firstElementChild as HTMLDetailsElement).open = true;
  }),
  echo('echo-slotted', 'in a slot that is assigned by hand', (element, secret) => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open', slotAssignment: 'manual' });
    root.innerHTML = '<slot></slot>';
    const text = document.createElement('i');
    text.append(secret);
    host.append(text);
    element.append(host);
    root.querySelector('slot')?.assign(text);
  }),
  echo('echo-declared', 'in a shadow root that is declared', (element, secret) => {
    element.setHTMLUnsafe(`<div><template shadowrootmode="open"><p></p></template></div>`);
    element.firstElementChild?.shadowRoot?.querySelector('p')?.append(secret);
  }),
  echo('echo-captions', 'in captions', (element, secret) => {
    const video = document.createElement('video');
    video.addTextTrack('captions', secret, 'en').addCue(new VTTCue(0, 9, secret));
    element.append(video);
  }),
  echo('echo-attribute-shown', 'in an attribute that a style shows', (element, secret) => {
    element.innerHTML = '<style>.shown-by::after { content: attr(data-shown) }</style><i class="shown-by"></i>';
    element.lastElementChild?.setAttribute('data-shown', secret);
  }),
  echo('echo-before-property', 'in a property that ::before shows', (element, secret) => {
    element.innerHTML = '<style>.shown-as::before { content: var(--shown) }</style><i class="shown-as"></i>';
    (element.lastElementChild as HTMLElement).style.setProperty('--shown', `"${secret}"`);
  }),
  echo('echo-svg-texts', 'in the texts of a drawing', (element, secret) => {
    element.innerHTML =
      '<svg><title></title><desc></desc><text><tspan></tspan></text><defs><text id="echoed-text"></text></defs><use href="#echoed-text"/></svg>';
    for (const part of element.querySelectorAll('title, desc, tspan, defs text')) part.append(secret);
  }),
  echo('echo-math', 'in a formula', (element, secret) => {
    element.innerHTML = '<math><mtext></mtext><semantics><mi>x</mi><annotation></annotation></semantics></math>';
    for (const part of element.querySelectorAll('mtext, annotation')) part.append(secret);
  }),
  echo('echo-history', 'in the state and the address of the history', (_, secret) => {
    history.replaceState({ secret }, '', `?step=${secret}#${secret}`);
    document.title = `Step ${secret}`;
    history.replaceState(null, '', location.pathname);
    document.title = 'Workspace';
  }),
  echo('echo-selected', 'in what is selected and dragged', (element, secret) => {
    element.textContent = secret;
    getSelection()?.selectAllChildren(element);
    element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: new DataTransfer() }));
    getSelection()?.removeAllRanges();
  }),
  echo('echo-chosen', 'as an option that is then chosen', (element, secret) => {
    element.innerHTML = '<select></select>';
    element.firstElementChild?.append(new Option(secret, secret, true, true));
  }),
  echo('echo-frame-title', 'as the title and name of a frame', (element, secret) => {
    element.innerHTML = '<iframe></iframe>';
    const frame = element.firstElementChild as HTMLIFrameElement;
    frame.title = frame.name = secret;
    if (frame.contentDocument) frame.contentDocument.title = secret;
  }),
  echo('echo-written', 'in a frame that is written', (element, secret) => {
    element.innerHTML = '<iframe></iframe>';
    const inside = (element.firstElementChild as HTMLIFrameElement).contentDocument;
    inside?.open();
    inside?.write(
      `<!doctype html><title>${secret}</title><style>p { --s: ${secret} }</style><p title="${secret}">${secret}`,
    );
    inside?.close();
  }),
  echo('echo-blob-image', 'in an image that is drawn from it', (element, secret) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text>${secret.replaceAll('&', '').replaceAll('<', '')}</text></svg>`;
    element.innerHTML = '<img alt="">';
    (element.firstElementChild as HTMLImageElement).src = `data:image/svg+xml;base64,${btoa(svg)}`;
  }),
  echo('echo-constructed', 'in a sheet that a shadow root adopts', (element, secret) => {
    const host = document.createElement('div');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `p::before { content: "${CSS.escape(secret)}" } @container ${CSS.escape(secret)} { p { color: red } }`,
    );
    host.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    element.append(host);
  }),
  echo('echo-nested-rule', 'in a nested rule and a property with a type', (element, secret) => {
    element.innerHTML = '<style>.nest { color: red }</style>';
    const { sheet } = element.firstElementChild as HTMLStyleElement;
    sheet?.insertRule(`.nest { &[data-v="${CSS.escape(secret)}"] { color: blue } }`);
    sheet?.insertRule(`.nest { view-transition-name: ${CSS.escape(secret)}; anchor-name: --${CSS.escape(secret)} }`);
  }),
];

export const repeated: Theme = { name: 'repeated', channels };
