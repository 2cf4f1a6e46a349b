/** Is evaluated in a replayed page. */
import { linesOf } from '../site/lines-of.ts';

Object.assign(globalThis, { linesOfReplay: () => linesOf(document, 0) });
