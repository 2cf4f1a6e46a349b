/** Where the parts meet that make videos. */
import type { Config } from '../config/config.ts';
import type { Recordings } from '../store/schema.ts';
import type { Stores } from '../stores.ts';
import { createMakeVideos, type MakeVideosParts } from './make-videos.ts';
import { findMeans } from './means.ts';
import { readVideo } from './video-pieces.ts';
import { createVideos } from './videos.ts';

type Options = Omit<MakeVideosParts, keyof Stores | 'means' | 'atOnce'>;

export type Video = ReturnType<typeof createVideo>;

export function createVideo(config: Config, stores: Stores, options: Options) {
  const { nameOfStaff, now } = options;
  return {
    videos: createVideos({ database: stores.database, nameOfStaff, now }),
    makeVideos: createMakeVideos({ ...options, ...stores, ...findMeans(config) }),
    readVideo: (recording: Recordings, video: string) => readVideo(stores, recording, video),
  };
}
