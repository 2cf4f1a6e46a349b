import { Readable } from 'node:stream';
import { ENDPOINTS, OpnameError, type VideoWish } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { Bytes, handle } from '../http/handle.ts';
import type { Recordings } from '../store/schema.ts';
import type { Watching } from '../watch-log/watching.ts';
import type { MakeVideos } from './make-videos.ts';
import type { Videos } from './videos.ts';

export interface VideoEndpointParts {
  authenticate: Authenticate;
  watching: Pick<Watching, 'open' | 'exportAll'>;
  videos: Videos;
  makeVideos: MakeVideos;
  readVideo: (recording: Recordings, video: string) => AsyncIterable<Uint8Array>;
}

/** Who asks for a video, and who takes it along, is written down before it happens, as for every export. */
export function handleVideos(app: FastifyInstance, parts: VideoEndpointParts): void {
  const { authenticate, watching, videos, makeVideos, readVideo } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.listVideos, options, async ({ params, caller }) => {
    const recording = await watching.open(caller, params.recording);
    return { isPossible: makeVideos.isPossible, videos: await videos.list(recording) };
  });

  handle(app, ENDPOINTS.askVideo, options, async ({ params, body, caller }) => {
    if (!makeVideos.isPossible) throw new OpnameError('no-videos');
    const { why, ...wish } = body;
    const recording = await watching.exportAll(caller, params.recording, why);
    const video = await videos.ask(recording, wish, caller.id);
    void makeVideos.wake();
    return video;
  });

  handle(app, ENDPOINTS.downloadVideo, options, async ({ params, query, caller }) => {
    const { wish, bytes } = await videos.assertDone(await watching.open(caller, params.recording), params.video);
    const recording = await watching.exportAll(caller, params.recording, query.why);
    const { format } = JSON.parse(wish) as VideoWish;
    const content = Readable.from(readVideo(recording, params.video), { objectMode: false });
    return new Bytes(content, {
      'content-type': `video/${format}`,
      'content-length': String(bytes),
      'content-disposition': `attachment; filename="opname-${recording.id}.${format}"`,
    });
  });

  handle(app, ENDPOINTS.removeVideo, options, async ({ params, caller }) => {
    await videos.remove(await watching.open(caller, params.recording), params.video);
  });
}
