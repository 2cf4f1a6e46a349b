import { inPage, typeInto, type Channel, type Theme } from './channel.ts';

/** Custom elements as the page's own script defines them. */
const ELEMENTS = `<script>
  const define = (name, mode, html) => customElements.define(name, class extends HTMLElement {
    constructor() { super(); (this.inside = this.attachShadow({ mode })).innerHTML = html; }
    focusInside() { this.inside.querySelector('input').focus(); }
  });
  define('x-open', 'open', '<label>Password <input type="password"></label>');
  define('x-closed', 'closed', '<label>Password <input type="password"></label><p></p>');
  define('x-nested', 'open', '<x-open></x-open>');
  define('x-note', 'open', '<p></p><slot></slot>');
  customElements.define('x-field', class extends HTMLElement {
    static formAssociated = true;
    constructor() {
      super();
      this.internals = this.attachInternals();
      this.attachShadow({ mode: 'open' }).innerHTML = '<input type="text">';
      this.shadowRoot.querySelector('input').addEventListener('input', (event) => this.internals.setFormValue(event.target.value));
    }
    get value() { return this.shadowRoot.querySelector('input').value; }
  });
</script>`;

const typedInside =
  (selector: string): NonNullable<Channel['act']> =>
  ({ page, at, secret }) =>
    typeInto(page, `#${at} ${selector}`, secret);

const channels: Channel[] = [
  {
    id: 'open-typed',
    title: 'a password in an open shadow root',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<x-open id="${at}"></x-open>`,
    act: typedInside('input'),
  },
  {
    id: 'nested-typed',
    title: 'a password in a shadow root in a shadow root',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<x-nested id="${at}"></x-nested>`,
    act: typedInside('input'),
  },
  {
    id: 'closed-typed',
    title: 'a password in a closed shadow root',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<x-closed id="${at}"></x-closed>`,
    act: async ({ page, at, secret }) => {
      await page
        .locator(`#${at}`)
        .evaluate((element) => (element as HTMLElement & { focusInside(): void }).focusInside());
      await page.keyboard.type(secret);
    },
    unseen: 'rrweb puts no mask on it, but hears of it only when it wraps attachShadow in time',
  },
  {
    id: 'closed-text',
    title: 'a text in a closed shadow root',
    hidden: 'always',
    kind: 'githubToken',
    html: (_, at) => `<x-closed id="${at}"></x-closed>`,
    act: inPage((element, secret) =>
      (element as HTMLElement & { inside: ShadowRoot }).inside.querySelector('p')?.append(secret),
    ),
    unseen: 'rrweb hears of a closed root only when it wraps attachShadow in time',
  },
  {
    id: 'declared-typed',
    title: 'a password in a shadow root that is written in HTML',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<div id="${at}"><template shadowrootmode="open"><input type="password"></template></div>`,
    act: typedInside('input'),
  },
  {
    id: 'declared-text',
    title: 'a card number in a shadow root that is written in HTML',
    hidden: 'always',
    kind: 'card',
    html: (secret) => `<div><template shadowrootmode="open"><p>${secret}</p></template></div>`,
  },
  {
    id: 'form-associated',
    title: 'a form-associated element named "password" with a text field inside',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<form><x-field id="${at}" name="password"></x-field></form>`,
    act: typedInside('input'),
  },
  {
    id: 'form-associated-label',
    title: 'a form-associated element with the label "Geheime vraag"',
    hidden: 'always',
    kind: 'name',
    html: (_, at) => `<form><label for="${at}">Geheime vraag</label><x-field id="${at}"></x-field></form>`,
    act: typedInside('input'),
  },
  {
    id: 'text-later',
    title: 'a card number put into a shadow root later',
    hidden: 'always',
    kind: 'cardSpaced',
    html: (_, at) => `<x-note id="${at}"></x-note>`,
    act: inPage((element, secret) => element.shadowRoot?.querySelector('p')?.append(secret)),
  },
  {
    id: 'text-direct',
    title: 'a card number put directly into a shadow root',
    hidden: 'always',
    kind: 'card',
    html: (_, at) => `<x-note id="${at}"></x-note>`,
    act: inPage((element, secret) => element.shadowRoot?.append(secret)),
  },
  {
    id: 'text-slotted',
    title: 'a card number in a slot',
    hidden: 'always',
    kind: 'card',
    html: (secret, at) => `<x-note id="${at}">${secret}</x-note>`,
  },
  {
    id: 'root-later',
    title: 'a password in a shadow root that is attached later',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<div id="${at}"></div>`,
    act: async (scene) => {
      await scene.page.locator(`#${scene.at}`).evaluate((element) => {
        element.attachShadow({ mode: 'open' }).innerHTML = '<input type="password">';
      });
      await typedInside('input')(scene);
    },
  },
  {
    id: 'echo-in-root',
    title: 'a password typed in a shadow root and repeated in its style',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<x-open id="${at}"></x-open>`,
    act: async (scene) => {
      await typedInside('input')(scene);
      await scene.page.locator(`#${scene.at}`).evaluate((element, secret) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`label::after { content: "${secret}" }`);
        if (element.shadowRoot) element.shadowRoot.adoptedStyleSheets = [sheet];
        const style = document.createElement('style');
        style.textContent = `label::before { content: "${secret}" }`;
        element.shadowRoot?.append(style);
      }, scene.secret);
    },
  },
  {
    id: 'shown-in-root',
    title: 'a password that is shown in a shadow root',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<x-open id="${at}"></x-open>`,
    act: async (scene) => {
      await typedInside('input')(scene);
      await scene.page.locator(`#${scene.at} input`).evaluate((element) =>
        element.replaceWith(
          Object.assign(element.cloneNode() as HTMLInputElement, {
            type: 'text',
            value: (element as HTMLInputElement).value,
          }),
        ),
      );
    },
  },
  {
    id: 'hidden-in-root',
    title: 'a hidden input and a comment in a shadow root',
    hidden: 'always',
    kind: 'word',
    html: (secret) =>
      `<div><template shadowrootmode="open"><!-- ${secret} --><input type="hidden" value="${secret}"></template></div>`,
  },
];

export const shadowRoots: Theme = { name: 'shadow-roots', channels, head: ELEMENTS };
