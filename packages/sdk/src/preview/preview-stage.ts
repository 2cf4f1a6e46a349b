import { element } from '../element.ts';
import type { RecordedEvent } from '@opname/protocol';
import { Replayer } from '@rrweb/replay';
import { createPreviewStyles } from './preview-styles.ts';

/** The only file that touches rrweb's replayer. */
export interface PreviewStage {
  add(event: RecordedEvent): void;
  /** Every node that is shown, with its number in the events. */
  nodes(): [id: number, node: Node][];
  /** @returns the numbers of what is drawn at a point of the window: its texts first, then itself, then what is around. */
  idsAt(x: number, y: number): number[];
  /** Brings in styles that the page's policy has kept out. */
  adoptStyles(): void;
  /** Scales the page to the room that there is. */
  fit(): void;
  stop(): void;
}

/** A live replay lets nothing be fetched: pictures of the page too are shown only where they came with the events. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

export function createPreviewStage(root: HTMLElement, onChange: () => void): PreviewStage {
  const replayer = new Replayer([], {
    root,
    liveMode: true,
    mouseTail: false,
    triggerFocus: false,
    showWarning: false,
    pauseAnimation: false,
  });
  const { iframe, wrapper } = replayer;
  keepIn(iframe);
  const styles = createPreviewStyles(iframe);
  replayer.on('event-cast', onChange);
  replayer.on('resize', fit);
  replayer.startLive(Date.now());

  function fit(): void {
    const [width, height] = [Number(iframe.getAttribute('width')), Number(iframe.getAttribute('height'))];
    if (!width || !height) return;
    const scale = Math.min(root.clientWidth / width, root.clientHeight / height);
    wrapper.style.transform = `scale(${scale}) translateX(-50%)`;
  }
  const mirror = replayer.getMirror();
  return {
    add: (event) => replayer.addEvent(event),
    nodes: () => mirror.getIds().flatMap((id) => toPair(id, mirror.getNode(id))),
    idsAt(x, y) {
      const { left, top, width } = iframe.getBoundingClientRect();
      const scale = width / iframe.offsetWidth;
      // What is inert is not hit either.
      iframe.inert = false;
      const hit = elementAt(iframe.contentDocument, (x - left) / scale, (y - top) / scale);
      iframe.inert = true;
      return nearest(hit).map((node) => mirror.getId(node));
    },
    adoptStyles: styles.adopt,
    fit,
    stop: () => replayer.destroy(),
  };
}

/** The policy outlives the document's content, which rrweb writes anew. Neither Tab nor a click gets in. */
function keepIn(frame: HTMLIFrameElement): void {
  frame.inert = true;
  frame.tabIndex = -1;
  const inside = frame.contentDocument;
  inside?.head.append(element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }));
}

function toPair(id: number, node: Node | null): [number, Node][] {
  return node ? [[id, node]] : [];
}

function elementAt(root: Document | ShadowRoot | null, x: number, y: number): Element | null {
  const hit = root?.elementFromPoint(x, y) ?? null;
  const inner = hit?.shadowRoot;
  return (inner && inner !== root && elementAt(inner, x, y)) || hit;
}

function nearest(hit: Element | null): Node[] {
  if (!hit) return [];
  const around: Node[] = [];
  for (let up: Element | null = hit; up; up = up.parentElement) around.push(up);
  return [...hit.childNodes, ...around].filter((node) => node.nodeType !== Node.TEXT_NODE || hasText(node));
}

export function hasText(node: Node): boolean {
  return (node.textContent ?? '').trim() !== '';
}
