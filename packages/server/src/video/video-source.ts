import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { OpnameError } from '@opname/protocol';
import type { VideoSource } from '@opname/video';
import type { ReadAssets } from '../assets/read-assets.ts';
import type { Packer } from '../pack/packer.ts';
import type { Recordings } from '../store/schema.ts';
import type { Library } from '../watch/library.ts';
import { parseSegmentId } from '../watch/page-index.ts';
import type { ReadSegment } from '../watch/segment-reader.ts';

const unpack = promisify(gunzip);

export interface VideoSourceParts {
  library: Pick<Library, 'open' | 'assertReadable'>;
  packer: Pick<Packer, 'packRecording'>;
  readSegment: ReadSegment;
  readAssets: ReadAssets;
}

/** A recording for whoever makes a video of it. Who asked for the video stands in the watch log. */
export async function openVideoSource(parts: VideoSourceParts, recording: Recordings): Promise<VideoSource> {
  const { library, packer, readSegment, readAssets } = parts;
  await packer.packRecording(recording.id);
  return {
    details: await library.open(recording.id),
    async readSegment(segment) {
      const place = parseSegmentId(segment);
      if (!place) return null;
      const read = readSegment({ recording: recording.id, ...place });
      const packed = await unlessGone(read, 'unknown-segment');
      return packed && (await unpack(packed)).toString();
    },
    async listAssets() {
      return await readAssets.list(await library.assertReadable(recording.id));
    },
    async readAsset(asset) {
      const readable = await library.assertReadable(recording.id);
      return await unlessGone(readAssets.read(readable, asset), 'unknown-asset');
    },
  };
}

async function unlessGone<Value>(read: Promise<Value>, code: OpnameError['code']): Promise<Value | null> {
  return await read.catch((cause: unknown) => {
    if (cause instanceof OpnameError && cause.code === code) return null;
    throw cause;
  });
}
