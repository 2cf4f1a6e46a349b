import { explain, NO_RULES, parseRules, type Explanation } from '@opname/privacy';
import { createHost, element } from '../element.ts';
import { guard } from '../guard.ts';
import { startCapturePath, type CapturePath } from '../recorder/capture-path.ts';
import { startCanvasPictures } from '../recorder/by-rule/canvas-pictures.ts';
import type { PreviewOptions } from './preview-door.ts';
import { PREVIEW_LOOK } from './preview-look.ts';
import { isLeftOut, startMarks, type LeftOut } from './preview-marks.ts';
import { createPreviewStage } from './preview-stage.ts';
import { sayReason } from './preview-reasons.ts';
import { PREVIEW_TEXTS, type PreviewTexts } from './preview-texts.ts';

/**
 * The script that is loaded when somebody asks what would be recorded: the page on its way into a recording, shown
 * instead of kept. It takes the same path as a recording, and its other end is a replay in this document.
 */
export function startPreview({ level, rules, language }: PreviewOptions): () => void {
  // rrweb's recorder keeps its state in its module and its patches in the page: it observes for one at a time.
  if (document.querySelector('opname-indicator'))
    throw new Error('no preview while it records; stop the recording first.');
  const compiled = rules === undefined ? NO_RULES : parseRules(rules);
  const texts = PREVIEW_TEXTS[language];
  const { host, dialog, stage: room, say, close } = createOverlay(texts, language);
  document.body.append(host);
  dialog.showModal();

  let path: CapturePath | undefined;
  const explainNode = (id: number): Explanation =>
    path ? explain(path.session, id) : { outcome: 'absent', because: '' };
  const stage = createPreviewStage(room, () => marks.wake());
  const marks = startMarks(stage, explainNode);
  path = startCapturePath({
    level,
    rules: compiled,
    startCanvas: startCanvasPictures,
    onEvent: (event) => stage.add(event),
    onBroken: () => say(texts.broken),
  });
  const stopWhy = startWhy({
    room,
    dialog,
    say: ({ outcome, because }) => `${texts.outcome[outcome]}: ${sayReason(because, language)}`,
    whyAt: (x, y) => stage.idsAt(x, y).map(explainNode).find(isLeftOut),
  });
  const onResize = guard(() => stage.fit());

  const stop = guard(() => {
    path?.discard();
    marks.stop();
    stopWhy();
    removeEventListener('resize', onResize);
    removeEventListener('pagehide', stop, true);
    stage.stop();
    host.remove();
  });
  close.addEventListener('click', stop);
  // Escape, and whatever else the platform closes a dialog with.
  dialog.addEventListener('cancel', stop);
  // The page must not take what is typed here for itself.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  addEventListener('resize', onResize);
  // Before a recording's own listener: what rrweb has patched is put back in turn.
  addEventListener('pagehide', stop, true);
  return stop;
}

function createOverlay(texts: PreviewTexts, lang: string) {
  const said = element('p', { role: 'status' }, texts.explained);
  const close = element('button', { type: 'button' }, texts.close);
  const title = element('h2', { id: 'title' }, texts.title);
  const stage = element('div', { class: 'stage' });
  const header = element('header', {}, element('div', { class: 'said' }, title, said), close);
  const dialog = element('dialog', { 'aria-labelledby': 'title', lang, dir: 'auto' }, header, stage);
  const host = createHost('opname-preview', PREVIEW_LOOK, dialog);
  return { host, dialog, stage, close, say: (text: string) => (said.textContent = text) };
}

interface WhyParts {
  room: HTMLElement;
  dialog: HTMLElement;
  say: (why: LeftOut) => string;
  whyAt: (x: number, y: number) => LeftOut | undefined;
}

/** Pixels between the pointer and what is said about what it points at. */
const ASIDE_PX = 14;

/** Says beside the pointer why something is left out. @returns what stops it. */
function startWhy({ room, dialog, say, whyAt }: WhyParts): () => void {
  const why = element('div', { class: 'why', role: 'tooltip' });
  why.hidden = true;
  dialog.append(why);
  const onMove = guard(({ clientX, clientY }: MouseEvent) => {
    const found = whyAt(clientX, clientY);
    why.hidden = !found;
    if (!found) return;
    why.textContent = say(found);
    const left = Math.min(clientX + ASIDE_PX, innerWidth - why.offsetWidth - ASIDE_PX);
    why.style.left = `${left}px`;
    why.style.top = `${clientY + ASIDE_PX}px`;
  });
  room.addEventListener('mousemove', onMove);
  return () => room.removeEventListener('mousemove', onMove);
}
