import { inPage, type Channel, type Theme } from './channel.ts';

/** What a page looks like, which holds nothing of anyone: to be there at every level. */
function laidOut(id: string, title: string, html: Channel['html'], act?: Channel['act']): Channel {
  return { id, title, hidden: 'never', kind: 'word', ...(html && { html }), ...(act && { act }) };
}

const channels: Channel[] = [
  laidOut('class', 'a class', (word) => `<div class="card-${word}">box</div>`),
  laidOut(
    'class-added',
    'a class that is added',
    (_, at) => `<div id="${at}">box</div>`,
    inPage((element, word) => element.classList.add(`is-${word}`)),
  ),
  laidOut('id', 'an id', (word) => `<section id="${word}"></section>`),
  laidOut('selector', 'a rule of a style', (word) => `<style>.${word} { color: red }</style>`),
  laidOut(
    'insert-rule',
    'a rule by insertRule',
    (_, at) => `<style id="${at}"></style>`,
    inPage((element, word) => (element as HTMLStyleElement).sheet?.insertRule(`.${word} { margin: 1px }`)),
  ),
  laidOut(
    'adopted',
    'a rule of a sheet that is adopted',
    undefined,
    inPage((_, word) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.${word} { padding: 1px }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }),
  ),
  laidOut(
    'shadow-rule',
    'a rule in a shadow root',
    (word) => `<div><template shadowrootmode="open"><style>.${word} { margin: 2px }</style></template></div>`,
  ),
  laidOut('variable', 'the name of a custom property', (word) => `<style>:root { --${word}: 4px }</style>`),
  laidOut(
    'animation',
    'the name of an animation',
    (word) => `<style>@keyframes ${word} { from { opacity: 0 } }</style>`,
  ),
  laidOut('font', 'the name of a font', (word) => `<style>p { font-family: ${word}, sans-serif }</style>`),
  laidOut('inline', 'a style attribute', (word) => `<i style="grid-area: ${word}; width: 12px">i</i>`),
  laidOut('custom-element', 'the name of an element', (word) => `<x-${word}></x-${word}>`),
  laidOut('symbol', 'a symbol of a drawing', (word) => `<svg><symbol id="${word}"><circle r="4"/></symbol></svg>`),
  laidOut(
    'gradient',
    'a reference in a drawing',
    (word) => `<svg><rect fill="url(#${word})" width="9" height="9"/></svg>`,
  ),
  {
    ...laidOut('linked-sheet', 'a rule of a linked style sheet', undefined),
    head: (word) => `<link rel="stylesheet" href="/rule.css?${word}">`,
  },
  laidOut('svg-class', 'a class in a drawing', (word) => `<svg><path class="${word}" d="M0 0L9 9"/></svg>`),
];

export const layout: Theme = { name: 'layout', channels };
