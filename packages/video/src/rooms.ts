import type { Darkroom } from './darkroom.ts';
import { Stalled } from './in-time.ts';

/** How often something is drawn in a new browser after one that did not answer, or died. */
const TRIES = 3;

/**
 * Pictures after which a browser is given up for a new one: what it holds of each moment that it has shown grows, by
 * half a megabyte a picture, and a new one is there in the time of twenty.
 */
const PICTURES_MAX = 1_000;

/** Keeps one browser, and takes a new one where it does not answer, died or has drawn much. */
export function createRooms(openRoom: () => Promise<Darkroom>) {
  let room: Darkroom | undefined;
  let pictures = 0;
  const close = async () => {
    const open = room;
    room = undefined;
    pictures = 0;
    await open?.close();
  };
  return {
    close,
    async use<Drawn extends { pictures: number }>(draw: (darkroom: Darkroom) => Promise<Drawn>): Promise<Drawn> {
      for (let round = 1; ; round++) {
        try {
          room ??= await openRoom();
          const drawn = await draw(room);
          pictures += drawn.pictures;
          if (pictures >= PICTURES_MAX) await close();
          return drawn;
        } catch (cause) {
          if (!(cause instanceof Stalled) || round === TRIES) throw cause;
          await close();
        }
      }
    },
  };
}
