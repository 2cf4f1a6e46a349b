import type { RecordedEvent } from '@opname/protocol';
import { added, addressOf, attributed, element, HEAD, pageOf, scriptOf, text } from './picture.ts';

type Make = (script: string, name: string) => RecordedEvent[];

/** Each would run something, or lead somewhere. */
const CASES: Record<string, Make> = {
  script: (script) => pageOf([element('script', {}, [text(script)])]),
  'script-src': (_, name) => pageOf([element('script', { src: addressOf(name, 'x.js') })]),
  'script-module': (script) => pageOf([element('script', { type: 'module' }, [text(script)])]),
  'script-added': (script) => added(element('script', {}, [text(script)]), HEAD),
  'script-in-svg': (script) =>
    pageOf([element('svg', {}, [element('script', {}, [text(script)], { isSVG: true })], { isSVG: true })]),
  onerror: (script) => pageOf([element('img', { src: 'data:x', onerror: script })]),
  onload: (script) => pageOf([element('svg', { onload: script }, [], { isSVG: true })]),
  'body-onload': (script) => attributed({ onload: script, onpageshow: script }, 5),
  'onfocus-autofocus': (script) => pageOf([element('input', { autofocus: '', onfocus: script })]),
  ontoggle: (script) => pageOf([element('details', { open: '', ontoggle: script }, [text('x')])]),
  onanimationstart: (script) =>
    pageOf(
      [element('p', { style: 'animation:a 1s', onanimationstart: script }, [text('x')])],
      [element('style', {}, [text('@keyframes a{to{color:red}}', { isStyle: true })])],
    ),
  'javascript-iframe': (script) => pageOf([element('iframe', { src: `javascript:${script}` })]),
  'javascript-object': (script) => pageOf([element('object', { data: `javascript:${script}` })]),
  'javascript-link': (script) => pageOf([element('a', { href: `javascript:${script}`, autofocus: '' }, [text('x')])]),
  'javascript-form': (script) =>
    pageOf([element('form', { action: `javascript:${script}` }, [element('button', { autofocus: '' }, [text('x')])])]),
  'javascript-base': (script) => pageOf([], [element('base', { href: `javascript:${script}//` })]),
  srcdoc: (script) =>
    pageOf([element('iframe', { srcdoc: `<script>${script}</script><img src=x onerror="${script}">` })]),
  'srcdoc-sandbox': (script) =>
    pageOf([element('iframe', { srcdoc: `<script>${script}</script>`, sandbox: 'allow-scripts allow-same-origin' })]),
  'srcdoc-added': (script) =>
    attributed({ srcdoc: `<script>${script}</script>` }, 8, pageOf([{ ...element('iframe'), id: 8 }])),
  'data-frame': (script) => pageOf([element('iframe', { src: `data:text/html,<script>${script}</script>` })]),
  'data-object': (script) => pageOf([element('object', { data: `data:text/html,<script>${script}</script>` })]),
  'meta-refresh-script': (script) =>
    pageOf([], [element('meta', { 'http-equiv': 'refresh', content: `0;url=javascript:${script}` })]),
  'style-breaks-out': (script) =>
    pageOf([], [element('style', {}, [text(`</style><script>${script}</script>`, { isStyle: true })])]),
  'comment-breaks-out': (script) =>
    pageOf([{ type: 5, id: 900, textContent: `--><script>${script}</script>` }] as never),
  'tag-of-markup': (script) => pageOf([element(`img src=x onerror=${script}`)]),
  'attribute-of-markup': (script) => pageOf([element('div', { [`onclick=${script} x`]: 'y', 'a"><script>': script })]),
  template: (script) => pageOf([element('template', {}, [element('script', {}, [text(script)])])]),
  'noscript-script': (script) => pageOf([element('noscript', {}, [element('script', {}, [text(script)])])]),
  'svg-animate': (script) =>
    pageOf([
      element(
        'svg',
        {},
        [
          element(
            'a',
            {},
            [element('animate', { attributeName: 'href', values: `javascript:${script}` }, [], { isSVG: true })],
            {
              isSVG: true,
            },
          ),
        ],
        { isSVG: true },
      ),
    ]),
  'math-link': (script) => pageOf([element('math', { href: `javascript:${script}` }, [text('x')])]),
  expression: (script) => pageOf([element('div', { style: `width:expression(${script});behavior:url(#x)` })]),
  'form-away': (_, name) =>
    pageOf([
      element('form', { action: addressOf(name), target: '_top' }, [element('button', { autofocus: '' }, [text('x')])]),
    ]),
  'link-away': (_, name) =>
    pageOf([
      element('a', { href: addressOf(name), target: '_top', autofocus: '', ping: addressOf(name) }, [text('x')]),
    ]),
  'custom-element': (script) => pageOf([element('x-hostile', { onconnected: script }, [], { isCustom: true })]),
};

export const RUNNING: [name: string, events: RecordedEvent[]][] = Object.entries(CASES).map(([name, make]) => [
  name,
  make(scriptOf(name), name),
]);
