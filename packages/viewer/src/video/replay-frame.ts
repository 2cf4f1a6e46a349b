import { parseReport, post, type Command, type Report } from '../replay/message.ts';

/** The replay's own document in a frame, asked for one moment after the other. */
export interface ReplayFrame {
  element: HTMLIFrameElement;
  send(command: Command): void;
  /** Goes to a moment, in milliseconds from the page's start. @throws where it cannot be drawn. */
  seek(time: number): Promise<void>;
  remove(): void;
}

const REPLAY = '/studio/replay.html';

/** Starts the replay in a frame; what it needs is sent to it as the studio does. */
export async function openReplayFrame(parent: HTMLElement): Promise<ReplayFrame> {
  const element = document.createElement('iframe');
  const { origin } = globalThis.location;
  const waiting = new Set<(report: Report) => void>();
  const hear = (message: MessageEvent) => {
    const report = parseReport(message, element.contentWindow, origin);
    if (report) for (const listener of waiting) listener(report);
  };
  const heard = <Value>(read: (report: Report) => Value | undefined) =>
    new Promise<Value>((resolve) => {
      const listener = (report: Report) => {
        const value = read(report);
        if (value === undefined) return;
        waiting.delete(listener);
        resolve(value);
      };
      waiting.add(listener);
    });
  const send = (command: Command) => element.contentWindow && post(element.contentWindow, command, origin);

  addEventListener('message', hear);
  const booted = heard(({ kind }) => (kind === 'booted' ? true : undefined));
  element.src = REPLAY;
  parent.append(element);
  await booted;
  return {
    element,
    send: (command) => void send(command),
    async seek(time) {
      const to = Math.round(time);
      const shown = heard((report) => (report.kind === 'status' ? arrival(report, to) : undefined));
      send({ kind: 'seek', time: to });
      if ((await shown) === 'failed') throw new Error('The replay cannot draw this part of the recording.');
    },
    remove() {
      removeEventListener('message', hear);
      element.remove();
    },
  };
}

/** @returns what became of a wish to go to a time, if it is decided. */
function arrival({ state, time }: Extract<Report, { kind: 'status' }>, to: number): 'shown' | 'failed' | undefined {
  if (state === 'failed') return 'failed';
  return state === 'paused' && time === to ? 'shown' : undefined;
}
