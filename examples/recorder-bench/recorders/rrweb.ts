import { record } from 'rrweb';
import { send } from './wire.ts';

const SEND_MS = 2000;

/** As npm has it, its events as they are, compressed; rrweb leaves sending to who uses it. */
export function start(): void {
  let events: unknown[] = [];
  record({ emit: (event) => void events.push(event) });
  setInterval(() => {
    if (events.length === 0) return;
    const stream = new Blob([JSON.stringify(events)]).stream().pipeThrough(new CompressionStream('gzip'));
    events = [];
    void new Response(stream).bytes().then(send);
  }, SEND_MS);
}
