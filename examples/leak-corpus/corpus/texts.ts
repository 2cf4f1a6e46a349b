import type { Kind } from '../secrets/kinds.ts';
import { inPage, type Channel, type Theme } from './channel.ts';

/** What anyone may see who looks at the screen: to be there at `screen` and `inputs`, and not at `structure`. */
function shown(id: string, title: string, html: Channel['html'], kind: Kind = 'word'): Channel {
  return { id, title, hidden: 'structure', kind, ...(html && { html }) };
}

const words: Channel[] = [
  shown('heading', 'a heading', (word) => `<h2>Welcome ${word}</h2>`),
  shown('paragraph', 'a paragraph', (word) => `<p>Invoice for ${word} is ready</p>`),
  shown('bold', 'a word in a sentence', (word) => `<p>It is <b>${word}</b> again</p>`),
  shown('label', 'a label', (word, at) => `<label for="${at}">${word}</label><input id="${at}">`),
  shown('legend', 'a legend', (word) => `<fieldset><legend>${word}</legend></fieldset>`),
  shown('button', 'a button', (word) => `<button type="button">Save ${word}</button>`),
  shown('button-input', 'a button that is an input', (word) => `<input type="button" value="${word}">`),
  shown('submit', 'a button that sends', (word) => `<input type="submit" value="${word}">`),
  shown('menu', 'an item of a menu', (word) => `<ul role="menu"><li role="menuitem">${word}</li></ul>`),
  shown('tab', 'a tab', (word) => `<div role="tablist"><button type="button" role="tab">${word}</button></div>`),
  shown('link', 'a link', (word) => `<a href="/pricing">${word}</a>`),
  shown('link-path', 'the path of a link', (word) => `<a href="/customers/${word}">Customer</a>`),
  shown('cell', 'a cell of a table', (word) => `<table><tr><td>${word}</td></tr></table>`),
  shown('cell-header', 'the head of a column', (word) => `<table><tr><th>${word}</th></tr></table>`),
  shown('caption', 'a caption', (word) => `<table><caption>${word}</caption></table>`),
  shown('list-item', 'an item of a list', (word) => `<ul><li>${word}</li></ul>`),
  shown('term', 'a term and what it means', (word) => `<dl><dt>Term</dt><dd>${word}</dd></dl>`),
  shown('placeholder', 'a placeholder', (word) => `<input placeholder="Find ${word}">`),
  shown('tooltip', 'a tooltip', (word) => `<i title="About ${word}">i</i>`),
  shown('aria-label', 'an aria-label', (word) => `<button type="button" aria-label="Close ${word}">×</button>`),
  shown('alt', 'the alt of an image', (word) => `<img src="/dot.png" alt="${word}">`),
  shown('image-path', 'the path of an image', (word) => `<img src="/images/${word}.png" alt="">`),
  shown('figure', 'the caption of a figure', (word) => `<figure><figcaption>${word}</figcaption></figure>`),
  shown(
    'summary',
    'a summary and open details',
    (word) => `<details open><summary>More</summary><p>${word}</p></details>`,
  ),
  shown('dialog', 'an open dialog', (word) => `<dialog open>${word}</dialog>`),
  shown('code', 'a piece of code', (word) => `<pre><code>const ${word} = 1;</code></pre>`),
  shown('address', 'a person with a street', (word) => `<address>${word}<br>Kade 12</address>`),
  shown('svg-text', 'a text in a drawing', (word) => `<svg><text y="9">${word}</text></svg>`),
  shown(
    'svg-foreign',
    'HTML in a drawing',
    (word) => `<svg><foreignObject width="90" height="20"><p>${word}</p></foreignObject></svg>`,
  ),
  shown(
    'shadow-text',
    'a text in a shadow root',
    (word) => `<div><template shadowrootmode="open"><p>${word}</p></template></div>`,
  ),
  shown('frame-text', 'a text in a frame', (word) => `<iframe srcdoc="<p>${word}</p>"></iframe>`),
  shown(
    'slotted',
    'a text in a slot',
    (word) => `<div><template shadowrootmode="open"><slot></slot></template>${word}</div>`,
  ),
  {
    ...shown('document-title', 'the title of the document', undefined),
    head: (word) => `<title>Work of ${word}</title>`,
  },
  {
    ...shown('dynamic', 'a text that comes later', (_, at) => `<p id="${at}"></p>`),
    act: inPage((element, word) => (element.textContent = `Saved ${word}`)),
  },
  {
    ...shown('dynamic-html', 'HTML that comes later', (_, at) => `<div id="${at}"></div>`),
    act: inPage((element, word) => (element.innerHTML = `<ul><li>${word}</li></ul>`)),
  },
  {
    ...shown('popover', 'a popover that opens', (word, at) => `<div popover id="${at}">${word}</div>`),
    act: inPage((element) => element.showPopover()),
  },
];

/** Numbers and words that look a little like something sensitive and are not. */
const lookalikes: Channel[] = [
  shown('email', 'an e-mail address', (value) => `<p>Signed in as ${value}</p>`, 'email'),
  shown('phone', 'a phone number', (value) => `<p>Call ${value}</p>`, 'phone'),
  shown('order', 'the number of an order', (value) => `<p>Order #${value}</p>`, 'figure'),
  shown('amount', 'an amount', (value) => `<td>€ ${value},00</td>`, 'figure'),
  shown('day', 'a date', (value) => `<p>Due on ${value}</p>`, 'date'),
  shown('keyword', 'a heading that says "keyword"', (word) => `<h3>Keyword search for ${word}</h3>`),
  shown('pin-board', 'a heading that says "pin"', (word) => `<h3>Pin board of ${word}</h3>`),
  shown('shipping', 'a text that says "shipping"', (word) => `<p>Shipping address: ${word}street 5</p>`),
  shown('postcode', 'a text that says "postcode"', (word) => `<p>Postcode of ${word}</p>`),
  shown('appreciation', 'a text that says "token"', (word) => `<p>A token of appreciation from ${word}</p>`),
  shown(
    'forgot',
    'a link beside a password field',
    (word) => `<p><input type="password"><a href="/forgot">Forgot it, ${word}?</a></p>`,
  ),
  shown('password-help', 'a text about passwords', (word) => `<p>Choose a password that ${word} cannot guess</p>`),
  shown('compass', 'words with "pass" in them', (word) => `<p>Passenger ${word}, boarding pass, compass</p>`),
];

export const texts: Theme = { name: 'texts', channels: [...words, ...lookalikes] };
