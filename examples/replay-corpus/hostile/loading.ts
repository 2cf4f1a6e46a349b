import type { RecordedEvent } from '@opname/protocol';
import {
  added,
  addressOf,
  LEAK,
  attributed,
  changed,
  element,
  HEAD,
  MARK,
  pageOf,
  text,
  type HostileNode,
} from './picture.ts';

type Make = (address: string) => RecordedEvent[];

const inBody =
  (make: (address: string) => HostileNode): Make =>
  (address) =>
    pageOf([make(address)]);
const inHead =
  (make: (address: string) => HostileNode): Make =>
  (address) =>
    pageOf([], [make(address)]);
const link = (rel: string, more: Record<string, string> = {}) =>
  inHead((href) => element('link', { rel, href, ...more }));
const svg = (tag: string, attributes: (address: string) => Record<string, string>): Make =>
  inBody((address) =>
    element('svg', { width: '90', height: '90' }, [element(tag, attributes(address), [], { isSVG: true })], {
      isSVG: true,
    }),
  );
const style = (css: (address: string) => string) =>
  inHead((address) => element('style', {}, [text(css(address), { isStyle: true })]));
const declared = (css: (address: string) => string) =>
  inBody((address) => element('div', { style: css(address) }, [text('x')]));

/** Each would load something, from an element. */
const ELEMENTS: Record<string, Make> = {
  img: inBody((src) => element('img', { src })),
  'img-srcset': inBody((address) => element('img', { srcset: `${address} 1x, ${address}2 2x` })),
  'img-lazy': inBody((src) => element('img', { src, loading: 'eager', crossorigin: 'anonymous' })),
  picture: inBody((srcset) => element('picture', {}, [element('source', { srcset }), element('img', {})])),
  'input-image': inBody((src) => element('input', { type: 'image', src })),
  'video-poster': inBody((address) =>
    element('video', { src: address, poster: `${address}.png`, autoplay: '', preload: 'auto' }),
  ),
  audio: inBody((src) => element('audio', { src, autoplay: '', preload: 'auto' })),
  track: inBody((src) => element('video', {}, [element('track', { src, kind: 'captions', default: '' })])),
  'body-background': (address) => attributed({ background: address }, 5),
  iframe: inBody((src) => element('iframe', { src })),
  'iframe-rr': inBody((address) => element('iframe', { rr_src: address, src: address })),
  frameset: inBody((src) => element('frameset', {}, [element('frame', { src })])),
  object: inBody((data) => element('object', { data, type: 'image/png' })),
  embed: inBody((src) => element('embed', { src, type: 'text/html' })),
  noscript: inBody((src) => element('noscript', {}, [element('img', { src })])),
  'rr-data-url': inBody((address) => element('canvas', { rr_dataURL: address })),
  'rr-image': inBody((address) => element('img', { rr_dataURL: address, src: address })),
  'shadow-root': inBody((src) =>
    element('div', {}, [element('img', { src }, [], { isShadow: true })], { isShadowHost: true }),
  ),
  stylesheet: link('stylesheet'),
  'stylesheet-text': inHead((href) => element('link', { rel: 'stylesheet', href, _cssText: `@import "${href}";` })),
  preload: link('preload', { as: 'image' }),
  prefetch: link('prefetch'),
  prerender: link('prerender'),
  preconnect: link('preconnect'),
  'dns-prefetch': link('dns-prefetch'),
  modulepreload: link('modulepreload'),
  icon: link('icon'),
  manifest: link('manifest'),
  'html-manifest': (address) => attributed({ manifest: address }, 3),
  base: inHead((href) => element('base', { href: `${href}/` })),
  'svg-image': svg('image', (href) => ({ href, 'xlink:href': href, width: '50', height: '50' })),
  'svg-use': svg('use', (address) => ({ href: `${address}#a`, 'xlink:href': `${address}#a` })),
  'svg-fe-image': inBody((href) =>
    element(
      'svg',
      {},
      [
        element('filter', { id: 'f' }, [element('feImage', { href }, [], { isSVG: true })], { isSVG: true }),
        element('rect', { width: '50', height: '50', filter: 'url(#f)' }, [], { isSVG: true }),
      ],
      { isSVG: true },
    ),
  ),
  'meta-refresh': inHead((address) => element('meta', { 'http-equiv': 'refresh', content: `0;url=${address}` })),
  'meta-policy': inHead((address) =>
    element('meta', {
      'http-equiv': 'Content-Security-Policy-Report-Only',
      content: `img-src 'none'; report-uri ${address}`,
    }),
  ),
};

/** Each would load something, from a style. */
const STYLES: Record<string, Make> = {
  import: style((address) => `@import url(${address});`),
  'font-face': style((address) => `@font-face{font-family:f;src:url(${address})}#mark{font-family:f}`),
  background: style((address) => `#mark{background:url(${address})}`),
  cursor: style((address) => `html{cursor:url(${address}),auto}`),
  content: style((address) => `#mark::before{content:url(${address})}`),
  'list-style': style((address) => `#mark{display:list-item;list-style:url(${address})}`),
  'border-image': style((address) => `#mark{border:9px solid;border-image:url(${address}) 9}`),
  mask: style((address) => `#mark{mask:url(${address});-webkit-mask-image:url(${address})}`),
  filter: style((address) => `#mark{filter:url(${address}#f)}`),
  'image-set': style((address) => `#mark{background:image-set(url(${address}) 1x)}`),
  'shape-outside': style((address) => `#mark{float:left;shape-outside:url(${address})}`),
  'exfiltrate-attribute': style(
    (address) => `[id^=m]{background:url(${address}?m)}[id=mark]{--a:url(${address}?mark);background:var(--a)}`,
  ),
  'unicode-range': style(
    (address) => `@font-face{font-family:u;src:url(${address});unicode-range:U+68}body{font-family:u}`,
  ),
  'escaped-url': style((address) => `#mark{background:u\\72l(${address})}`),
  'inline-style': declared((address) => `background:url(${address})`),
  'inline-variable': declared((address) => `--x:url(${address});background:var(--x)`),
};

/** Each would load something, by a change. */
const CHANGES: Record<string, Make> = {
  'added-img': (src) => added(element('img', { src })),
  'added-link': (href) => added(element('link', { rel: 'stylesheet', href }), HEAD),
  'attribute-style': (address) => attributed({ style: { background: `url(${address})` } }),
  'attribute-src': (src) => attributed({ src }, 8, pageOf([{ ...element('img'), id: 8 }])),
  'rule-inserted': (address) =>
    changed(
      { source: 8, id: 9, adds: [{ rule: `#mark{background:url(${address})}`, index: 0 }] },
      pageOf([], [{ ...element('style', {}, [text(' ', { isStyle: true })]), id: 9 }]),
    ),
  'style-declared': (address) =>
    changed(
      { source: 13, id: 9, index: [0], set: { property: 'background', value: `url(${address})` } },
      pageOf([], [{ ...element('style', {}, [text('#mark{color:red}', { isStyle: true })]), id: 9 }]),
    ),
  'adopted-sheet': (address) =>
    changed({
      source: 15,
      id: 1,
      styleIds: [1],
      styles: [{ styleId: 1, rules: [{ rule: `#mark{background:url(${address})}`, index: 0 }] }],
    }),
  font: (address) =>
    changed({ source: 10, family: 'f', fontSource: `url(${address})`, buffer: false, descriptors: {} }),
  'canvas-command': (address) =>
    changed(
      {
        source: 9,
        id: 8,
        type: 0,
        commands: [{ property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: address }, 0, 0] }],
      },
      pageOf([{ ...element('canvas', { width: '50', height: '50' }), id: 8 }]),
    ),
  'media-played': (address) =>
    changed({ source: 7, id: 8, type: 0, currentTime: 1 }, pageOf([{ ...element('video', { src: address }), id: 8 }])),
  'frame-attached': (src) =>
    changed(
      {
        source: 0,
        isAttachIframe: true,
        adds: [
          {
            parentId: 8,
            nextId: null,
            node: {
              type: 0,
              id: 80,
              childNodes: [element('html', {}, [element('body', {}, [element('img', { src })])])],
            },
          },
        ],
        removes: [],
        texts: [],
        attributes: [],
      },
      pageOf([{ ...element('iframe', {}), id: 8 }]),
    ),
  asset: (address) => [...pageOf([]), { type: 7, timestamp: 1_000_020, data: { url: address, payload: {} } }],
  'meta-address': (address) => [
    ...pageOf([element('img', { src: 'relative.png' })]),
    { type: 4, timestamp: 1_000_020, data: { href: address, width: 900, height: 600 } },
  ],
  custom: (address) => changed({ source: 16, define: { name: 'x-y' }, id: MARK, src: address }),
};

const named = (cases: Record<string, Make>, address: (name: string) => string) =>
  Object.entries(cases).map(([name, make]): [string, RecordedEvent[]] => [name, make(address(name))]);

export const LOADING = named({ ...ELEMENTS, ...STYLES, ...CHANGES }, (name) => addressOf(name));

/** The same of the server that shows the recording, which a policy could take for its own. */
export const loadingFrom = (origin: string) => {
  const all = { ...ELEMENTS, ...STYLES };
  const chosen = new Set(['stylesheet', 'stylesheet-text', 'img', 'iframe', 'preload', 'import', 'font-face']);
  const cases = Object.fromEntries(Object.entries(all).filter(([name]) => chosen.has(name)));
  return named(cases, (name) => `${origin}/healthz?own-${name}.${LEAK}`);
};
