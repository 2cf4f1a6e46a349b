import type { ControlsModule } from './controls/controls-door.ts';
import { guard } from './guard.ts';
import { createHandle } from './handle.ts';
import type { Texts } from './notice/published-notice.ts';
import { parseOptions, type StartOptions } from './options.ts';
import type { PreviewModule } from './preview/preview-door.ts';
import { openQueue } from './queue.ts';
import type { RecorderModule } from './recorder/recorder-door.ts';

/** The script of the tag `<script src="…/opname.js" data-site data-subject data-trial-start async>`. */

interface Served {
  notices: Record<string, unknown>;
  texts: Texts;
}

guard(() => {
  const tag = document.currentScript as HTMLScriptElement | null;
  if (!tag?.src) throw new Error('set src, and no type.');
  // The server writes its notices and the words here when it serves the script. `Object` keeps minifiers from folding it.
  const { notices, texts } = Object('__OPNAME_SERVED__') as Served;
  const load = <Module>(name: string) => import(new URL(`opname-${name}.js`, tag.src).href) as Promise<Module>;
  const { origin, searchParams } = new URL(tag.src);
  const start = guard((options: StartOptions) =>
    createHandle({
      settings: parseOptions({ ...options, locale: options.locale ?? searchParams.get('lang') ?? '' }, origin),
      served: notices[options.site],
      texts,
      load: {
        recorder: () => load<RecorderModule>('recorder'),
        controls: () => load<ControlsModule>('controls'),
        preview: () => load<PreviewModule>('preview'),
      },
    }),
  );
  const isQueued = 'Opname' in globalThis && tag.dataset['site'] === undefined;
  // Checked by `parseOptions`.
  openQueue(start, isQueued ? undefined : (tag.dataset as unknown as StartOptions));
})();
