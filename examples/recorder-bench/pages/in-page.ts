import { PAGES } from './pages.ts';
import { RECORDERS } from './recorders.ts';

declare global {
  var bench: {
    build: (page: number) => void;
    start: (recorder: string) => Promise<void>;
    use: (page: number) => Promise<void>;
  };
}

globalThis.bench = {
  build: (page) => PAGES[page]?.build(),
  async start(recorder) {
    await RECORDERS[recorder]?.();
  },
  use: async (page) => PAGES[page]?.use(),
};
