import { inPage, type Channel, type Theme } from './channel.ts';
import type { Kind } from '../secrets/kinds.ts';

/** Something in the document that is not on the screen. What it holds need not look like a secret. */
function unseen(id: string, title: string, kind: Kind, html: (secret: string, at: string) => string): Channel {
  return { id, title, hidden: 'always', kind, html };
}

const fields: Channel[] = [
  unseen(
    'hidden-input',
    'a hidden input',
    'token',
    (secret) => `<input type="hidden" name="session_id" value="${secret}">`,
  ),
  unseen(
    'hidden-input-word',
    'a hidden input with an ordinary word',
    'word',
    (secret) => `<input type="hidden" name="return" value="${secret}">`,
  ),
  {
    ...unseen(
      'hidden-input-set',
      'a hidden input set by the app',
      'token',
      (_, at) => `<input type="hidden" name="auth" id="${at}">`,
    ),
    act: inPage((element, secret) => element.setAttribute('value', secret)),
  },
  unseen(
    'radio-value',
    'the value of a radio button',
    'word',
    (secret) => `<label><input type="radio" name="r1" value="${secret}"> Yes</label>`,
  ),
  unseen(
    'checkbox-value',
    'the value of a checkbox',
    'word',
    (secret) => `<label><input type="checkbox" value="${secret}"> Yes</label>`,
  ),
  unseen(
    'option-value',
    'the value of an option',
    'word',
    (secret) => `<select><option value="${secret}">None</option></select>`,
  ),
  unseen(
    'button-value',
    'the value of a button',
    'word',
    (secret) => `<button type="button" value="${secret}">Send</button>`,
  ),
  unseen('data-value', 'the value of a data element', 'word', (secret) => `<data value="${secret}">Item</data>`),
  unseen(
    'file-value',
    'a file input served with a value',
    'word',
    (secret) => `<input type="file" value="${secret}.pdf">`,
  ),
  {
    id: 'file-name',
    title: 'the name of a file that is chosen',
    hidden: 'always',
    kind: 'word',
    html: (_, at) => `<input type="file" id="${at}">`,
    act: ({ page, at, secret }) =>
      page.setInputFiles(`#${at}`, { name: `${secret}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from('%PDF') }),
  },
];

const markup: Channel[] = [
  unseen('comment', 'a comment', 'word', (secret) => `<!-- build by ${secret} -->`),
  unseen('noscript', 'what is there without scripts', 'word', (secret) => `<noscript><p>${secret}</p></noscript>`),
  {
    ...unseen('template', 'a template', 'word', (secret) => `<template><p>${secret}</p></template>`),
    unseen: 'the content of a template is a document of its own',
  },
  {
    ...unseen(
      'script-json',
      'JSON in a script',
      'word',
      (secret) => `<script type="application/json">{"user":"${secret}"}</script>`,
    ),
    unseen: 'rrweb leaves scripts out',
  },
  {
    ...unseen(
      'script-ld',
      'linked data in a script',
      'word',
      (secret) => `<script type="application/ld+json">{"name":"${secret}"}</script>`,
    ),
    unseen: 'rrweb leaves scripts out',
  },
  {
    ...unseen(
      'script-inline',
      'a script of the page',
      'word',
      (secret) => `<script>window.boot = { user: '${secret}' };</script>`,
    ),
    unseen: 'rrweb leaves scripts out',
  },
  {
    ...unseen(
      'script-template',
      'a template in a script',
      'word',
      (secret) => `<script type="text/x-template"><p>${secret}</p></script>`,
    ),
    unseen: 'rrweb leaves scripts out',
  },
  unseen('data-attribute', 'a data attribute', 'word', (secret) => `<i data-customer="${secret}">i</i>`),
  unseen('data-json', 'JSON in a data attribute', 'word', (secret) => `<div data-props='{"id":"${secret}"}'></div>`),
  unseen(
    'own-attribute',
    'an attribute of a framework',
    'word',
    (secret) => `<div ng-init="user='${secret}'" x-data="{u:'${secret}'}"></div>`,
  ),
  unseen(
    'handler',
    'a handler in an attribute',
    'word',
    (secret) => `<button type="button" onclick="void '${secret}'">Go</button>`,
  ),
  unseen(
    'microdata-content',
    'the content of microdata',
    'word',
    (secret) => `<meta itemprop="sku" content="${secret}">`,
  ),
  unseen(
    'element-name',
    'an element of its own making with attributes',
    'word',
    (secret) => `<x-user key="${secret}" value="${secret}"></x-user>`,
  ),
  unseen(
    'object-param',
    'a parameter of an object',
    'word',
    (secret) => `<object><param name="k" value="${secret}"></object>`,
  ),
  unseen('nonce', 'a nonce', 'token', (secret) => `<i nonce="${secret}" integrity="${secret}">i</i>`),
  unseen(
    'iframe-srcdoc',
    'the srcdoc of a frame under a rule that hides it',
    'word',
    (secret) => `<iframe data-opname="hide" srcdoc="<p>${secret}</p>"></iframe>`,
  ),
  unseen('frame-name', 'the name of a frame', 'token', (secret) => `<iframe name="${secret}"></iframe>`),
  unseen('dialog-closed', 'a dialog that is closed', 'word', (secret) => `<dialog><p>${secret}</p></dialog>`),
  unseen('hidden-element', 'an element with the attribute hidden', 'word', (secret) => `<p hidden>${secret}</p>`),
  unseen('display-none', 'an element with display: none', 'word', (secret) => `<p style="display: none">${secret}</p>`),
  unseen(
    'details-closed',
    'details that are closed',
    'word',
    (secret) => `<details><summary>More</summary><p>${secret}</p></details>`,
  ),
];

const head: Channel[] = [
  {
    id: 'meta-csrf',
    title: 'a token in meta',
    hidden: 'always',
    kind: 'token',
    head: (secret) => `<meta name="csrf-token" content="${secret}">`,
  },
  {
    id: 'meta-user',
    title: 'a name in meta',
    hidden: 'always',
    kind: 'word',
    head: (secret) => `<meta name="author" content="${secret}">`,
  },
  {
    id: 'meta-og',
    title: 'a description in meta',
    hidden: 'always',
    kind: 'word',
    head: (secret) => `<meta property="og:title" content="${secret}">`,
  },
  {
    id: 'html-data',
    title: 'a data attribute of the body, set by a script',
    hidden: 'always',
    kind: 'word',
    act: inPage((_, secret) => (document.body.dataset['user'] = secret)),
  },
];

export const invisible: Theme = { name: 'invisible', channels: [...fields, ...markup, ...head] };
