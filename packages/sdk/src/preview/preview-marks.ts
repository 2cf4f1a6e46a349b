import type { Explanation } from '@opname/privacy';
import { hasText, type PreviewStage } from './preview-stage.ts';

/** Milliseconds between two looks at what is shown: soon enough for the eye, seldom enough for a page of 20,000 nodes. */
const LOOK_AGAIN_MS = 250;

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const TEXTLESS = new Set(['STYLE', 'SCRIPT', 'TITLE', 'HEAD', 'NOSCRIPT']);

export interface Marks {
  /** Something has changed. */
  wake: () => void;
  stop: () => void;
}

/** Outlines what would be left out. Set on the elements themselves, because no rule reaches into shadow roots. */
export function startMarks(stage: PreviewStage, explain: (id: number) => Explanation): Marks {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let marked = new Set<HTMLElement>();

  function look(): void {
    timer = undefined;
    stage.adoptStyles();
    const now = new Set<HTMLElement>();
    for (const [id, node] of stage.nodes()) {
      const target = targetOf(node);
      if (target?.style && isLeftOut(explain(id))) now.add(target);
    }
    for (const element of marked) if (!now.has(element)) element.style.removeProperty('outline');
    for (const element of now) element.style.setProperty('outline', '2px dashed #d0342c', 'important');
    marked = now;
  }
  return {
    wake: () => void (timer ??= setTimeout(look, LOOK_AGAIN_MS)),
    stop: () => clearTimeout(timer),
  };
}

/** Why something is not in the recording as it is. */
export type LeftOut = Explanation & { outcome: Exclude<Explanation['outcome'], 'shown' | 'absent'> };

export function isLeftOut(why: Explanation): why is LeftOut {
  return why.outcome !== 'shown' && why.outcome !== 'absent';
}

/** What to outline for a node: a field or an empty place itself, around a text its element. */
function targetOf(node: Node): HTMLElement | null {
  if (node.nodeType === Node.TEXT_NODE) {
    const parent = node.parentElement;
    return parent && hasText(node) && !TEXTLESS.has(parent.nodeName) ? parent : null;
  }
  const isPlace = FIELDS.has(node.nodeName) || (node.nodeType === Node.ELEMENT_NODE && isEmptyPlace(node as Element));
  return isPlace ? (node as HTMLElement) : null;
}

/** rrweb gives a hidden element the size that it had, and nothing inside. */
function isEmptyPlace(node: Element): boolean {
  return !TEXTLESS.has(node.nodeName) && node.childNodes.length === 0 && Boolean((node as HTMLElement).style?.width);
}
