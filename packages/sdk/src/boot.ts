import type { Level } from '@opname/protocol';
import { guard } from './guard.ts';
import { parseOptions } from './options.ts';
import type { RecorderModule } from './recorder/recorder-door.ts';
import { startGate } from './start.ts';

/** The script of the tag `<script src="…/opname.js" data-site data-subject data-trial-start async>`. */

guard(() => {
  const tag = document.currentScript;
  if (!(tag instanceof HTMLScriptElement) || !tag.src) throw new Error('no script tag; set src, and no type.');
  const { site = '', subject = '', trialStart, server, level, locale, notice } = tag.dataset;
  const options = { site, subject, trialStart, server, level: level as Level | undefined, locale, notice };
  startGate({
    settings: parseOptions(options, new URL(tag.src).origin),
    // The server writes its notices here by site when it serves the script. `Object` keeps minifiers from folding it.
    served: (Object('__OPNAME_NOTICES__') as Record<string, unknown>)[site],
    loadRecorder: () => import(new URL('opname-recorder.js', tag.src).href) as Promise<RecorderModule>,
  });
})();
