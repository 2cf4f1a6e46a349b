/** Runs in a browser: records a page, and in another one replays events and tells what is there. */
import { record as recordWithPatch } from '@rrweb/record';
import { record } from 'rrweb';
import { Replayer } from '@rrweb/replay';
import { createSanitiser, NO_RULES } from '@opname/privacy';
import type { RecordedEvent } from '@opname/protocol';
import { startCapturePath } from '../../../packages/sdk/src/recorder/capture-path.ts';
import { prepareEvents } from '@opname/viewer/replay/prepare-events.ts';
import { changePage } from './change.ts';
import { linesOf } from './lines-of.ts';

declare global {
  /** Starts to record this page into `recordedEvents`. */
  var recordPage: () => void;
  var recordedEvents: RecordedEvent[];
  /** Starts to record this page with the patched rrweb of the product's recorder. */
  var recordGathered: () => RecordedEvent[];
  /** Starts to record this page as the product does, and tells what comes before the server; `stop` lets the rest of it pass. */
  var recordWhole: () => { events: RecordedEvent[]; stop: () => void };
  /** @returns what a recorder tells of these events, and what a server makes of that. */
  var packed: (events: readonly RecordedEvent[]) => { told: RecordedEvent[]; written: RecordedEvent[] };
  /** @returns what a server makes of what a recorder told. */
  var written: (told: readonly RecordedEvent[]) => RecordedEvent[];
  var changeAtRandom: typeof changePage;
  /** @returns what stands in this page. */
  var linesOfPage: () => string[];
  /** @returns what stands there once all events were applied, in a replayer of its own. */
  var linesAfter: (events: RecordedEvent[]) => Promise<string[]>;
}

globalThis.changeAtRandom = changePage;

globalThis.linesOfPage = () => linesOf(document, 0);

globalThis.recordPage = () => {
  globalThis.recordedEvents = [];
  record({ emit: (event) => void globalThis.recordedEvents.push(event as RecordedEvent) });
};

globalThis.recordGathered = () => {
  const events: RecordedEvent[] = [];
  recordWithPatch({
    emit: (event) => void events.push(event as RecordedEvent),
    blockSelector: '[data-opname-own]',
    maskInputOptions: { password: true },
    maskInputFn: (text) => '*'.repeat(text.length),
    recordAfter: 'DOMContentLoaded',
  });
  return events;
};

globalThis.packed = (events) => {
  const inPage = createSanitiser({ level: 'screen', moves: 'told', holdsBack: false });
  const told = events.flatMap((event) => inPage.sanitise(event) ?? []);
  return { told, written: globalThis.written(told) };
};

globalThis.written = (told) => {
  const onServer = createSanitiser({ level: 'screen', holdsBack: false });
  return told.flatMap((event) => onServer.sanitise(event) ?? []);
};

function onBroken(error: unknown): void {
  throw error;
}

globalThis.recordWhole = () => {
  const events: RecordedEvent[] = [];
  const { stop } = startCapturePath({
    level: 'screen',
    rules: NO_RULES,
    tellsMoves: true,
    onEvent: (event) => void events.push(event),
    onBroken,
  });
  return { events, stop };
};

interface Inner {
  applyEventsSynchronously(events: RecordedEvent[]): void;
  emitter: { emit(name: string): void };
}

/** Events applied in one turn of the page: as in play, frames load in between. */
const AT_ONCE = 10;

/** Milliseconds that sheets which are replaced and frames need; on a large page more than once. */
const SETTLE_MS = 80;
const SETTLES_MAX = 20;

globalThis.linesAfter = async (given) => {
  const events = prepareEvents(given, 0);
  const root = document.createElement('div');
  document.body.append(root);
  const first: RecordedEvent = { type: 5, timestamp: 0, data: { tag: 'first', payload: {} } };
  const replayer = new Replayer([first] as never, {
    root,
    liveMode: true,
    useVirtualDom: false,
    triggerFocus: false,
    showWarning: false,
    mouseTail: false,
  });
  const inner = replayer as unknown as Inner;
  for (let begin = 0; begin < events.length; begin += AT_ONCE) {
    inner.applyEventsSynchronously(events.slice(begin, begin + AT_ONCE));
    inner.emitter.emit('flush');
    await new Promise((resolve) => setTimeout(resolve));
  }
  const look = () => (replayer.iframe.contentDocument ? linesOf(replayer.iframe.contentDocument, 0) : []);
  let lines: string[] = [];
  for (let looks = 0, before = ''; looks < SETTLES_MAX && (looks < 2 || lines.join() !== before); looks++) {
    before = lines.join();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    lines = look();
  }
  replayer.destroy();
  root.remove();
  return lines;
};
