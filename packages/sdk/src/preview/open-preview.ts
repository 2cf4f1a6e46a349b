import type { PreviewModule, PreviewOptions } from './preview-door.ts';

export interface Preview {
  /** @returns when it is on the screen, by the given rules or the site's. */
  open: (rules?: unknown) => Promise<void>;
  close: () => void;
}

/** Opens the preview when it is asked for, and loads it only then. */
export function createPreview(load: () => Promise<PreviewModule>, options: PreviewOptions): Preview {
  let close: (() => void) | undefined;
  return {
    close: () => close?.(),
    async open(rules = options.rules) {
      const { startPreview } = await load();
      close?.();
      close = startPreview({ ...options, rules });
    },
  };
}
