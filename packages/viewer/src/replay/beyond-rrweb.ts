import type { RecordedEvent } from '@opname/protocol';
import { documentsIn } from './documents-in.ts';

/** rrweb's numbers: a change, a field that stands otherwise, an element that the page has defined. */
const INCREMENTAL = 3;
const INPUT = 5;
const DEFINED = 16;

interface Told {
  source?: number;
  id?: number;
  /** A tick box that is neither on nor off. */
  isMixed?: boolean;
  /** Of a list of which several may be chosen: which. */
  chosen?: number[];
  define?: { name?: string };
}

/** Does what an event says and rrweb's replayer does not, after it has done the rest. */
export function applyBeyond(
  frame: HTMLIFrameElement,
  { type, data }: RecordedEvent,
  nodeOf: (id: number) => Node | null,
): void {
  if (type !== INCREMENTAL) return;
  const told = data as Told;
  if (told.source === DEFINED) for (const { defaultView } of documentsIn(frame)) define(defaultView, told.define?.name);
  if (told.source === INPUT) stand(nodeOf(told.id ?? -1), told);
}

/** By their names alone these nodes are of another window, whose classes ours are not. */
function stand(node: Node | null, { isMixed = false, chosen }: Told): void {
  const { localName, type } = (node ?? {}) as HTMLInputElement;
  if (localName === 'input' && type === 'checkbox') (node as HTMLInputElement).indeterminate = isMixed;
  if (localName !== 'select' || !chosen) return;
  for (const [index, option] of [...(node as HTMLSelectElement).options].entries())
    option.selected = chosen.includes(index);
}

/** As an element of its own name that does nothing, so that what is styled for defined ones shows. */
function define(view: (Window & typeof globalThis) | null, name: string | undefined): void {
  if (!view || !name || view.customElements.get(name)) return;
  try {
    view.customElements.define(name, class extends view.HTMLElement {});
  } catch {
    // A name that no element may have defines nothing.
  }
}
