import type { Plan } from './plan.ts';
import type { Size } from './settings.ts';
import type { VideoSource } from './source.ts';

/** rrweb's number for what says how large the window is. */
const META = 4;

/** @returns how large the recorded window was at the video's beginning. */
export async function ownSize(source: VideoSource, { takes: [first] }: Plan): Promise<Size> {
  const segments = (first?.page.segments ?? []).filter(({ events }) => events > 0);
  const segment = segments.findLast(({ from }) => first && from <= first.from) ?? segments[0];
  for (const { type, data } of JSON.parse((segment && (await source.readSegment(segment.id))) ?? '[]') as {
    type: unknown;
    data?: Partial<Size>;
  }[]) {
    if (type === META && data?.width && data.height) return { width: data.width, height: data.height };
  }
  throw new Error('The recording does not say how large its window was; name a size, such as --size 1280x720.');
}
