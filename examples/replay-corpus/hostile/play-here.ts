import type { RecordedEvent } from '@opname/protocol';

/** What became of a recording: a state of the player, or none within its time, or a browser that gave up. */
export interface Played {
  state: string;
  /** Whether the replay took the focus. */
  focused: boolean;
  why?: string;
}

/** What crosses into the page: the events, and what the recording holds, which stands in them under a word. */
export interface Play {
  events: string;
  held: { word: string; type: string; base64: string } | undefined;
}

/** Runs in the studio's page and does what the studio does: a frame, an index, a segment as it came, to its end. */
export async function playHere({ events: json, held }: Play): Promise<Played> {
  const bytes = held && Uint8Array.from(atob(held.base64), (character) => character.charCodeAt(0));
  const address = held && bytes && URL.createObjectURL(new Blob([bytes], { type: held.type }));
  const events = JSON.parse(held && address ? json.replaceAll(held.word, address) : json) as RecordedEvent[];
  const frame = document.createElement('iframe');
  frame.tabIndex = -1;
  frame.style.cssText = 'position:fixed;inset:0;width:900px;height:600px;border:0';
  const tell = (message: object) =>
    frame.contentWindow?.postMessage({ mark: 'opname-replay', message }, location.origin);
  const reported = (kind: string) =>
    new Promise<string>((resolve) => {
      const hear = ({ source, data }: MessageEvent<{ message?: { kind: string; state?: string } }>) => {
        if (source !== frame.contentWindow || data.message?.kind !== kind || data.message.state === 'loading') return;
        removeEventListener('message', hear);
        resolve(data.message.state ?? '');
      };
      addEventListener('message', hear);
    });
  const [from, to] = [1_000_000, 1_100_000];

  const booted = reported('booted');
  frame.src = '/studio/replay.html';
  document.body.append(frame);
  await booted;
  const shown = reported('status');
  const duration = to - from;
  tell({ kind: 'open', startedAt: from, duration, speed: 1, skipInactive: false, at: null });
  tell({ kind: 'index', segments: [{ id: 's', from, to, made: 0 }], complete: true, duration });
  tell({ kind: 'segment', id: 's', events });
  const first = await Promise.race([shown, new Promise<string>((resolve) => setTimeout(resolve, 12_000, 'loading'))]);
  let state = first;
  if (first !== 'failed' && first !== 'loading') {
    const sought = reported('status');
    tell({ kind: 'seek', time: duration });
    state = await sought;
    tell({ kind: 'play' });
  }
  // What is drawn is drawn, and what would be loaded has begun to.
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const focused = document.activeElement === frame;
  frame.remove();
  return { state, focused };
}
