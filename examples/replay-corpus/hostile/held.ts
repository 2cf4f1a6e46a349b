import { crc32, deflateSync } from 'node:zlib';
import type { RecordedEvent } from '@opname/protocol';
import { addressOf, element, HEAD, pageOf, RAN, scriptOf, text } from './picture.ts';

/** What a recording holds as a picture or a font, under the type that it would be given out as. */
export interface Held {
  type: string;
  bytes: Buffer;
}

export interface HostileCase {
  name: string;
  events: RecordedEvent[];
  /** Stands in the events as `HELD`. */
  held: Held;
}

/** Stands for the address that the studio has made for what is held. */
export const HELD = 'held:it';

/** All places in which a page shows a picture or uses a font, at once. */
function everywhere(): RecordedEvent[] {
  const css = `@import url(${HELD});@font-face{font-family:held;src:url(${HELD})}
    #mark{font-family:held;background:url(${HELD});cursor:url(${HELD}),auto;mask:url(${HELD}#m);filter:url(${HELD}#f);
    border:9px solid;border-image:url(${HELD}) 9;clip-path:url(${HELD}#c)}#mark::before{content:url(${HELD})}`;
  const svg = (tag: string) =>
    element('svg', {}, [element(tag, { href: `${HELD}#a`, 'xlink:href': `${HELD}#a` }, [], { isSVG: true })], {
      isSVG: true,
    });
  return pageOf(
    [
      element('img', { src: HELD, srcset: `${HELD} 2x` }),
      element('input', { type: 'image', src: HELD }),
      element('video', { src: HELD, poster: HELD, autoplay: '' }),
      element('iframe', { src: HELD }),
      element('object', { data: HELD }),
      element('embed', { src: HELD }),
      element('script', { src: HELD }),
      element('a', { href: HELD, target: '_top', autofocus: '' }, [text('on')]),
      ...['use', 'image', 'feImage', 'script'].map(svg),
    ],
    [
      element('link', { rel: 'stylesheet', href: HELD }),
      element('link', { rel: 'preload', as: 'script', href: HELD }),
      element('meta', { 'http-equiv': 'refresh', content: `0;url=${HELD}` }),
      element('style', {}, [text(css, { isStyle: true })]),
      { ...element('base', { href: HELD }), id: HEAD + 90 },
    ],
  );
}

const SVG = 'image/svg+xml';
const drawing = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90" ${attributes}>${inside}</svg>`;

/** Each is told what it would run, and what it would ask. */
const DRAWINGS: Record<string, (script: string, address: string) => string> = {
  'held-script': (script) => drawing(`<script>${script}</script>`),
  'held-onload': (script) => drawing('<g id="a"/>', `onload="${script}"`),
  'held-used': (script) => drawing(`<g id="a" onclick="${script}"><set attributeName="x" onbegin="${script}"/></g>`),
  'held-page': (script, address) =>
    drawing(
      `<foreignObject width="90" height="90"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${address}" onload="${script}"/></foreignObject>`,
    ),
  'held-picture': (_, address) => drawing(`<image id="a" href="${address}" width="9" height="9"/>`),
  'held-style': (_, address) => drawing(`<style>@import url(${address});svg{background:url(${address})}</style>`),
  'held-sheet': (_, address) => `<?xml-stylesheet href="${address}"?>${drawing('<g id="a"/>')}`,
  'held-entity': (_, address) => `<!DOCTYPE svg [<!ENTITY e SYSTEM "${address}">]>${drawing('<text>&e;</text>')}`,
  'held-filter': (_, address) =>
    drawing(`<filter id="f"><feImage href="${address}"/></filter><rect filter="url(#f)" width="9" height="9"/>`),
};

const PNG_SIDE = 7_000;

/** The largest picture that a recording takes in: a few kilobytes, and two hundred megabytes when it is drawn. */
function largePicture(): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
  };
  const head = Buffer.concat([uint32(PNG_SIDE), uint32(PNG_SIDE), Buffer.from([1, 0, 0, 0, 0])]);
  const rows = deflateSync(Buffer.alloc((PNG_SIDE / 8 + 1) * PNG_SIDE));
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const page = (name: string) =>
  `<script>${scriptOf(name)}</script><img src="${addressOf(name)}" onerror="${RAN}('${name}')">`;

const OTHERS: Record<string, (name: string) => Held> = {
  'held-html': (name) => ({ type: 'image/png', bytes: Buffer.from(page(name)) }),
  'held-html-told': (name) => ({ type: 'text/html', bytes: Buffer.from(page(name)) }),
  'held-module': (name) => ({ type: 'text/javascript', bytes: Buffer.from(scriptOf(name)) }),
  'held-font': () => ({ type: 'font/woff2', bytes: Buffer.from(`wOF2${'\0\u0001'.repeat(500)}`, 'latin1') }),
  'held-large': () => ({ type: 'image/png', bytes: largePicture() }),
};

/** What a recording holds is let in by the replay's policy, so each of these would reach further if it could. */
export const HELD_CASES: HostileCase[] = [
  ...Object.entries(DRAWINGS).map(([name, make]) => ({
    name,
    events: everywhere(),
    held: { type: SVG, bytes: Buffer.from(make(scriptOf(name), addressOf(name))) },
  })),
  ...Object.entries(OTHERS).map(([name, make]) => ({ name, events: everywhere(), held: make(name) })),
];
