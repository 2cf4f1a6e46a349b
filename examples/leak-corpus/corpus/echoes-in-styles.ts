import type { Theme } from './channel.ts';
import { echo } from './echoes.ts';

const sheet = '<style id="AT"></style>';

export const echoesInStyles: Theme = {
  name: 'echoes-in-styles',
  channels: [
    echo('css-property', 'in a custom property, in its style attribute', (element, secret) =>
      element.setAttribute('style', `--v: "${secret}"`),
    ),
    echo('css-set-property', 'in a custom property, by setProperty', (element, secret) =>
      element.style.setProperty('--v', `"${secret}"`),
    ),
    echo('css-bare-property', 'in a custom property without quotes', (element, secret) =>
      element.style.setProperty('--v', secret.replaceAll(/\W/g, '')),
    ),
    echo('css-root-property', 'in a custom property of the document', (_, secret) =>
      document.documentElement.style.setProperty('--typed', `'${secret}'`),
    ),
    echo(
      'css-text',
      'in the text of a style',
      (element, secret) => (element.textContent = `.z::after { content: "${secret}" }`),
      sheet,
    ),
    echo(
      'css-text-appended',
      'in text that is added to a style',
      (element, secret) => element.append(`.y::after { content: "${secret}" }`),
      sheet,
    ),
    echo(
      'css-insert-rule',
      'by insertRule',
      (element, secret) => (element as HTMLStyleElement).sheet?.insertRule(`.x::before { content: "${secret}" }`),
      sheet,
    ),
    echo(
      'css-insert-nested',
      'by insertRule inside a media rule',
      (element, secret) => {
        const rules = (element as HTMLStyleElement).sheet as CSSStyleSheet;
        rules.insertRule('@media screen { .n { color: red } }', 0);
        (rules.cssRules[0] as CSSMediaRule).insertRule(`.n::before { content: "${secret}" }`, 0);
      },
      sheet,
    ),
    echo(
      'css-rule-style',
      'by setProperty on a rule',
      (element, secret) => {
        const rules = (element as HTMLStyleElement).sheet as CSSStyleSheet;
        rules.insertRule('.r::before { content: "" }', 0);
        (rules.cssRules[0] as CSSStyleRule).style.setProperty('content', `"${secret}"`);
      },
      sheet,
    ),
    echo('css-adopted', 'in a sheet that the document adopts', (_, secret) => {
      const made = new CSSStyleSheet();
      made.replaceSync(`.w::after { content: "${secret}" }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, made];
    }),
    echo('css-replaced', 'in a sheet that is adopted first and filled later', (_, secret) => {
      const made = new CSSStyleSheet();
      document.adoptedStyleSheets.push(made);
      made.replaceSync(`.v::after { content: "${secret}" }`);
    }),
    echo(
      'css-registered',
      'as the first value of a registered property',
      (element, secret) =>
        (element.textContent = `@property --q { syntax: "*"; inherits: false; initial-value: "${secret}" }`),
      sheet,
    ),
    echo(
      'css-counter-style',
      'as the symbols of a counter',
      (element, secret) =>
        (element.textContent = `@counter-style c { system: cyclic; symbols: "${secret}"; suffix: "${secret}" }`),
      sheet,
    ),
    echo('css-list-style', 'as the mark of a list', (element, secret) =>
      element.style.setProperty('list-style-type', `"${secret}"`),
    ),
    echo('css-quotes', 'as quotation marks', (element, secret) =>
      element.style.setProperty('quotes', `"${secret}" "${secret}"`),
    ),
    echo(
      'css-font-name',
      'as the name of a font',
      (element, secret) => (element.textContent = `@font-face { font-family: "${secret}"; src: local("Arial") }`),
      sheet,
    ),
    echo('css-font-loaded', 'as the name of a font that is loaded', (_, secret) =>
      document.fonts.add(new FontFace(`"${secret}"`, 'url(/dot.woff2)')),
    ),
    echo(
      'css-selector',
      'in a selector',
      (element, secret) =>
        (element.textContent = `.s-${secret.replaceAll(/\W/g, '')} { color: red } [value="${secret}"] { color: red }`),
      sheet,
    ),
    echo(
      'css-keyframes',
      'as the name of an animation',
      (element, secret) =>
        (element.textContent = `@keyframes k${secret.replaceAll(/\W/g, '')} { from { opacity: 0 } }`),
      sheet,
    ),
    echo(
      'css-layer',
      'as the name of a layer',
      (element, secret) => (element.textContent = `@layer l${secret.replaceAll(/\W/g, '')} { p { color: inherit } }`),
      sheet,
    ),
    echo(
      'css-url',
      'in the address of a background',
      (element, secret) => (element.style.backgroundImage = `url("/dot.png?for=${encodeURIComponent(secret)}")`),
    ),
    echo(
      'css-data-url',
      'in a background that is a data address',
      (element, secret) =>
        (element.style.backgroundImage = `url("data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg"><text>${secret}</text></svg>`)}")`),
    ),
    echo(
      'css-comment',
      'in a comment of a style',
      (element, secret) => (element.textContent = `/* ${secret} */ .c { color: red }`),
      sheet,
    ),
    echo(
      'css-escaped',
      'in CSS escapes',
      (element, secret) => {
        element.textContent = `.e::after { content: "${Array.from(secret)
          .map((character) => `\\${character.charCodeAt(0).toString(16)} `)
          .join('')}" }`;
      },
      sheet,
    ),
    echo(
      'css-import',
      'in the address of an imported sheet',
      (element, secret) => (element.textContent = `@import url("/dot.css?${encodeURIComponent(secret)}");`),
      sheet,
    ),
    echo('css-attr', 'through attr() of a data attribute', (element, secret) => {
      element.dataset['shown'] = secret;
      element.append(
        Object.assign(document.createElement('style'), {
          textContent: '[data-shown]::after { content: attr(data-shown) }',
        }),
      );
    }),
    echo('css-grid-area', 'as the name of a grid area', (element, secret) =>
      element.style.setProperty('grid-template-areas', `"${secret.replaceAll(/\W/g, '')}"`),
    ),
  ],
};
