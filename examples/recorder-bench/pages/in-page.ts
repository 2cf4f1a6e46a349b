import { RECORDERS } from '../recorders/recorders.ts';
import { PAGES } from './pages.ts';

declare global {
  var bench: {
    build: (page: number) => void;
    start: (recorder: string) => Promise<void>;
    use: (page: number) => Promise<void>;
    /** Milliseconds from each press of a key to the picture after it. */
    latencies: number[];
  };
}

globalThis.bench = {
  build: (page) => PAGES[page]?.build(),
  async start(recorder) {
    addEventListener('keydown', untilPicture, { capture: true });
    await RECORDERS[recorder]?.();
  },
  use: async (page) => PAGES[page]?.use(),
  latencies: [],
};

function untilPicture({ timeStamp }: KeyboardEvent): void {
  requestAnimationFrame(() => {
    // A message comes when the frame is done.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => bench.latencies.push(performance.now() - timeStamp));
    port1.start();
    port2.postMessage(undefined);
  });
}
