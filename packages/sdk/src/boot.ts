import { guard } from './guard.ts';
import { parseOptions, type StartOptions } from './options.ts';
import type { PreviewModule } from './preview/preview-door.ts';
import type { RecorderModule } from './recorder/recorder-door.ts';
import { startGate } from './start.ts';

/** The script of the tag `<script src="…/opname.js" data-site data-subject data-trial-start async>`. */

guard(() => {
  const tag = document.currentScript;
  if (!(tag instanceof HTMLScriptElement) || !tag.src) throw new Error('no script; set src, and no type.');
  // Checked by `parseOptions`.
  const options = tag.dataset as unknown as StartOptions;
  const load = (name: string) => import(new URL(`opname-${name}.js`, tag.src).href);
  startGate({
    settings: parseOptions(options, new URL(tag.src).origin),
    // The server writes its notices here by site when it serves the script. `Object` keeps minifiers from folding it.
    served: (Object('__OPNAME_NOTICES__') as Record<string, unknown>)[options.site],
    loadRecorder: () => load('recorder') as Promise<RecorderModule>,
    loadPreview: () => load('preview') as Promise<PreviewModule>,
  });
})();
