import type { SanitiserFacts } from '@opname/privacy';
import { MASKING_FAILED } from '@opname/protocol';
import { tell } from '../guard.ts';
import type { Chunker } from '../transport/chunker.ts';
import type { Assets } from '../assets/assets.ts';
import { startCapturePath, type CapturePathParts } from './capture-path.ts';
import type { Capture } from './capture.ts';
import type { Clock } from './clock.ts';
import type { EndReason } from './recorder-door.ts';

export interface ObserveParts extends Pick<CapturePathParts, 'level' | 'rules' | 'startCanvas'> {
  clock: Clock;
  /** The window's end by the server's clock. */
  until: number;
  end: (why: EndReason) => void;
  /** Begins to hand over the pictures and fonts of what is recorded. */
  followAssets: () => Assets;
}

/** Wires the capture path to the chunker: the one way into a recording. */
export function observe({ end, followAssets, ...capturing }: ObserveParts, chunker: Chunker): Capture {
  const assets = followAssets();
  return startCapturePath({
    ...capturing,
    tellsMoves: true,
    onEvent(event) {
      chunker.add(event);
      assets.see(event);
    },
    onDropped: createDropReport(chunker),
    onWindowOver: () => end('window-over'),
    onBroken(error) {
      tell(`masking failed (${String(error)}), so recording has stopped; please report it to Opname.`);
      // The last that the server hears: the recording's facts then say why it is short.
      chunker.drop(MASKING_FAILED);
      end('failed');
    },
    onStop: assets.stop,
  });
}

/** @returns what passes on what the sanitiser has left out since the last time. */
function createDropReport(chunker: Chunker): (facts: SanitiserFacts) => void {
  let told: Record<string, number> = {};
  return ({ dropped }) => {
    for (const [reason, count] of Object.entries(dropped)) chunker.drop(reason, count - (told[reason] ?? 0));
    told = dropped;
  };
}
