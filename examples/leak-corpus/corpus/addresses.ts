import { inPage, type Channel, type Theme } from './channel.ts';

/** An address with a token in it, put where `html` says. */
function inMarkup(id: string, where: string, html: (address: string, at: string) => string): Channel {
  return {
    id,
    title: `a token in ${where}`,
    hidden: 'always',
    kind: 'token',
    html: (secret, at) => html(`/dot.png?key=${secret}`, at),
  };
}

function inHead(id: string, where: string, head: (secret: string) => string): Channel {
  return { id, title: `a token in ${where}`, hidden: 'always', kind: 'hexToken', head };
}

const ofThePage: Channel[] = [
  {
    id: 'page-query',
    title: "a token in the query of the page's address",
    hidden: 'always',
    kind: 'token',
    address: 'reset_token',
  },
  {
    id: 'page-query-plain',
    title: "an e-mail address in the query of the page's address",
    hidden: 'always',
    kind: 'email',
    address: 'u',
  },
  {
    id: 'page-hash',
    title: "a token in the fragment of the page's address",
    hidden: 'always',
    kind: 'jwt',
    address: '#access_token',
  },
  {
    id: 'push-state',
    title: 'a token in an address that the app pushes',
    hidden: 'always',
    kind: 'token',
    act: inPage((_, secret) => history.pushState({ code: secret }, '', `?code=${secret}`)),
    unseen: 'rrweb writes an address down only with a full picture',
  },
  {
    id: 'push-path',
    title: 'a token in the path of an address that the app pushes',
    hidden: 'always',
    kind: 'hexToken',
    act: inPage((_, secret) => history.pushState(null, '', `${location.pathname}/${secret}`)),
    unseen: 'rrweb writes an address down only with a full picture',
  },
  {
    id: 'hash-change',
    title: 'a token in a fragment that changes',
    hidden: 'always',
    kind: 'token',
    act: inPage((_, secret) => (location.hash = `#/verify/${secret}`)),
    unseen: 'rrweb writes an address down only with a full picture',
  },
];

const inAttributes: Channel[] = [
  inMarkup('href', 'a link', (address, at) => `<a id="${at}" href="${address}">Invite</a>`),
  inMarkup('href-hash', 'the fragment of a link', (address, at) => `<a id="${at}" href="#${address}">Invite</a>`),
  {
    id: 'href-path',
    title: 'a token in the path of a link',
    hidden: 'always',
    kind: 'hexToken',
    html: (secret) => `<a href="/invite/${secret}/accept">Accept</a>`,
  },
  {
    id: 'href-user',
    title: 'a password in a link',
    hidden: 'always',
    kind: 'token',
    html: (secret) => `<a href="https://jo:${secret}@example.org/">Files</a>`,
  },
  {
    id: 'href-mailto',
    title: 'a token in a mail',
    hidden: 'always',
    kind: 'token',
    html: (secret) => `<a href="mailto:a@example.org?subject=${secret}">Mail</a>`,
  },
  {
    id: 'href-script',
    title: 'a token in a javascript: address',
    hidden: 'always',
    kind: 'token',
    html: (secret) => `<a href="javascript:void('${secret}')">Go</a>`,
  },
  {
    id: 'href-data',
    title: 'a token in a data: address',
    hidden: 'always',
    kind: 'token',
    html: (secret) => `<a href="data:text/plain,${secret}">Save</a>`,
  },
  inMarkup('ping', 'the ping of a link', (address) => `<a href="/" ping="${address}">Home</a>`),
  inMarkup('img-src', 'an image', (address) => `<img src="${address}" alt="">`),
  inMarkup(
    'img-srcset',
    'the set of an image',
    (address) => `<img src="/dot.png" srcset="${address} 1x, ${address}&d=2 2x" alt="">`,
  ),
  inMarkup(
    'source-srcset',
    'a source of a picture',
    (address) => `<picture><source srcset="${address}"><img src="/dot.png" alt=""></picture>`,
  ),
  inMarkup(
    'img-longdesc',
    'the long description of an image',
    (address) => `<img src="/dot.png" longdesc="${address}" alt="">`,
  ),
  inMarkup(
    'img-data-src',
    'an image that is loaded later',
    (address) => `<img data-src="${address}" src="/dot.png" alt="">`,
  ),
  {
    ...inMarkup('img-added', 'an image that is added later', (_, at) => `<div id="${at}"></div>`),
    act: inPage((element, secret) => element.append(Object.assign(new Image(), { src: `/dot.png?key=${secret}` }))),
  },
  inMarkup('form-action', 'the action of a form', (address) => `<form action="${address}"></form>`),
  inMarkup(
    'button-action',
    'the action of a button',
    (address) => `<button type="button" formaction="${address}">Send</button>`,
  ),
  inMarkup('input-image', 'the image of a button', (address) => `<input type="image" src="${address}" alt="Send">`),
  inMarkup('poster', 'the poster of a video', (address) => `<video poster="${address}"></video>`),
  inMarkup(
    'video-source',
    'the source of a video',
    (address) => `<video preload="none"><source src="${address}"><track src="${address}"></video>`,
  ),
  inMarkup('object-data', 'an object', (address) => `<object type="image/png" data="${address}"></object>`),
  inMarkup('embed-src', 'an embedded file', (address) => `<embed type="image/png" src="${address}">`),
  {
    ...inMarkup('iframe-src', 'a frame', (address) => `<iframe src="/blank?ticket=${address.slice(13)}"></iframe>`),
    unseen: 'rrweb leaves out the address of a frame whose document it records',
  },
  inMarkup('cite', 'the source of a quotation', (address) => `<blockquote cite="${address}">Said</blockquote>`),
  inMarkup(
    'svg-image',
    'an image in a drawing',
    (address) => `<svg><image href="${address}" xlink:href="${address}"/></svg>`,
  ),
  inMarkup('svg-use', 'a symbol that a drawing uses', (address) => `<svg><use href="${address}#icon"/></svg>`),
  inMarkup('svg-link', 'a link in a drawing', (address) => `<svg><a xlink:href="${address}"><circle r="4"/></a></svg>`),
  inMarkup(
    'style-background',
    'a background in a style attribute',
    (address) => `<i style="background-image: url('${address}')">i</i>`,
  ),
  inMarkup(
    'background',
    'a background attribute',
    (address) => `<table background="${address}"><tr><td>1</td></tr></table>`,
  ),
  inMarkup(
    'text',
    'an address that stands as text',
    (address) => `<p>Share https://example.org${address} with your team</p>`,
  ),
  inMarkup(
    'microdata',
    'the id of an item',
    (address) => `<i itemscope itemid="${address}" itemtype="${address}">i</i>`,
  ),
];

const inTheHead: Channel[] = [
  inHead('canonical', 'the canonical address', (secret) => `<link rel="canonical" href="/page?sid=${secret}">`),
  inHead(
    'preload',
    'a file that is loaded ahead',
    (secret) => `<link rel="preload" as="image" href="/dot.png?sig=${secret}">`,
  ),
  inHead(
    'preload-set',
    'a set of images that is loaded ahead',
    (secret) => `<link rel="preload" as="image" imagesrcset="/dot.png?sig=${secret} 1x">`,
  ),
  inHead('manifest', 'the manifest', (secret) => `<link rel="manifest" href="/manifest.json?t=${secret}">`),
  inHead(
    'alternate',
    'a feed',
    (secret) => `<link rel="alternate" type="application/rss+xml" href="/feed/${secret}.xml">`,
  ),
  inHead('icon', 'the icon', (secret) => `<link rel="icon" href="/dot.png?u=${secret}">`),
  {
    ...inHead(
      'stylesheet',
      'the address of a style sheet',
      (secret) => `<link rel="stylesheet" href="/layout.css?v=${secret}">`,
    ),
    unseen: 'rrweb puts the rules in its place',
  },
  {
    ...inHead(
      'style-import',
      'an imported sheet',
      (secret) => `<style>@import url("/layout.css?i=${secret}");</style>`,
    ),
    unseen: 'rrweb puts the rules in its place',
  },
  inHead(
    'font',
    'the address of a font',
    (secret) => `<style>@font-face { font-family: F1; src: url("/dot.woff2?t=${secret}") }</style>`,
  ),
  inHead(
    'refresh',
    'the address that the page goes on to',
    (secret) => `<meta http-equiv="refresh" content="3600;url=/next?t=${secret}">`,
  ),
  inHead('base', 'the base address', (secret) => `<base href="/under/${secret}/">`),
  inHead('script-src', 'the address of a script', (secret) => `<script src="/empty.js?t=${secret}" async></script>`),
];

export const addressesOfPages: Theme = { name: 'addresses-of-pages', channels: ofThePage };
export const addressesInMarkup: Theme = { name: 'addresses-in-markup', channels: inAttributes };
export const addressesInHead: Theme = { name: 'addresses-in-head', channels: inTheHead };
