import { VIDEO_DRAWING, VIDEO_PATHS, type Asset } from '@opname/protocol';
import { createAssetReader } from './assets/read-with-assets.ts';
import { createDrawing } from './video/drawing.ts';
import { createOverlay } from './video/overlay.ts';
import './video/video.css';

/**
 * Boots the document in which the pictures of a video are drawn. It runs in a browser without a network, and all that it
 * reads is answered by the program that drives it. Nothing happens in it before it is asked.
 */
const stage = document.querySelector<HTMLElement>('#stage');
if (stage) {
  const reader = createAssetReader({
    open: () => Promise.reject(new Error('A video is told its pages.')),
    readSegment: async (segment, signal) =>
      (await read(VIDEO_PATHS.segment + encodeURIComponent(segment), signal)).json() as Promise<readonly unknown[]>,
    listAssets: async (signal) => (await read(VIDEO_PATHS.assets, signal)).json() as Promise<readonly Asset[]>,
    async readAsset({ asset, type }) {
      const bytes = await (await read(VIDEO_PATHS.asset + (asset ?? ''))).arrayBuffer();
      return URL.createObjectURL(new Blob([bytes], { type: type ?? '' }));
    },
  });
  const forever = new AbortController().signal;
  const drawing = createDrawing({
    stage,
    overlay: createOverlay(stage, stage.dataset.watermark ?? ''),
    readSegment: (segment) => reader.readSegment(segment, forever),
  });
  Object.assign(globalThis, { [VIDEO_DRAWING]: drawing });
}

async function read(address: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(address, signal ? { signal } : {});
  if (!response.ok) throw new Error(`What the video is made of could not be read: ${response.status}.`);
  return response;
}
