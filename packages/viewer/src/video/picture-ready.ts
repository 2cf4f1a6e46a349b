import { documentsIn } from '../replay/documents-in.ts';

/**
 * Milliseconds that pictures and fonts may take to be decoded on a busy machine: they are in memory, and what is broken is
 * known at once.
 */
const READY_MS = 10_000;

/** Waits until what a frame shows is decoded: a picture of it would else be taken without. */
export async function pictureReady(frame: HTMLIFrameElement): Promise<void> {
  const waiting: Promise<unknown>[] = [];
  for (const page of documentsIn(frame)) {
    if (page.fonts.status === 'loading') waiting.push(page.fonts.ready);
    for (const image of page.images) {
      // One that is broken is drawn as broken.
      if (image.src !== '' && !image.complete) waiting.push(image.decode().catch(() => undefined));
    }
  }
  if (waiting.length === 0) return;
  await Promise.race([Promise.all(waiting), new Promise((resolve) => setTimeout(resolve, READY_MS))]);
}
