import { openDarkroom } from './darkroom.ts';
import { pictureAt } from './picture-times.ts';
import { planVideo, type PlanOptions } from './plan.ts';
import { encodableSize, type Size } from './settings.ts';
import type { VideoSource } from './source.ts';

export interface PictureOptions extends PlanOptions {
  source: VideoSource;
  browser: string;
  viewerDir: string;
  size: Size;
  watermark: string;
}

/**
 * @param times milliseconds in the video
 * @returns what a video shows at these times, each gone to by itself, as PNG: what a video is compared with
 */
export async function takePictures(options: PictureOptions, times: readonly number[]): Promise<Buffer[]> {
  const plan = planVideo(options.source.details, options);
  const darkroom = await openDarkroom({ ...options, ...encodableSize(options.size) });
  try {
    const pictures: Buffer[] = [];
    for (const time of times) {
      const { take, at, mark } = pictureAt(plan, time);
      await darkroom.open(take.page);
      await darkroom.draw({ at: Math.round(at), mark });
      pictures.push(Buffer.from(await darkroom.capture(), 'base64'));
    }
    return pictures;
  } finally {
    await darkroom.close();
  }
}
