import type { Playback } from './playback.ts';

/** Starts to move a play head on with each picture that the browser draws. @returns what stops it. */
export function startDrawing(playback: Playback): () => void {
  let next = requestAnimationFrame(draw);
  function draw(): void {
    try {
      playback.tick();
    } catch {
      // What cannot be applied may quote what was recorded; that it failed is told.
      playback.fail();
    }
    next = requestAnimationFrame(draw);
  }
  return () => cancelAnimationFrame(next);
}
