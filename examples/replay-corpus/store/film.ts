import path from 'node:path';
import type { AssetList, RecordingDetails } from '@opname/protocol';
import type { VideoSource } from '@opname/video';
import type { Browser } from 'playwright-core';
import type { CorpusServer } from './stored-recording.ts';

/** The folder that the viewer was built into. */
export const VIEWER_DIR = path.resolve(import.meta.dirname, '../../../packages/viewer/dist');

/** @returns a recording of a server, as a video is made of it. */
export function filmSource({ url, key }: CorpusServer, details: RecordingDetails): VideoSource {
  const ask = async (address: string) => {
    const response = await fetch(`${url}/v1/recordings/${details.id}/${address}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (!response.ok) throw new Error(`${address} was answered with ${response.status}: ${await response.text()}`);
    return response;
  };
  return {
    details,
    readSegment: async (segment) => (await ask(`segments/${segment}`)).text(),
    listAssets: async () => ((await (await ask('assets')).json()) as AssetList).assets,
    readAsset: async (asset) => new Uint8Array(await (await ask(`assets/${asset}`)).arrayBuffer()),
  };
}

/** How a picture of a video differs from the replay's. */
export interface Difference {
  /** Of 255, over all pixels and colours. */
  mean: number;
  /** The share of pixels of which a colour differs by more than can come of encoding. */
  wrong: number;
}

export interface SeenVideo {
  /** Seconds. */
  duration: number;
  width: number;
  height: number;
  differences: Difference[];
}

/** What a video must show. */
export interface Wanted<Picture> {
  /** Milliseconds in the video. */
  time: number;
  picture: Picture;
  /** The part of both that is compared, in pixels; all where none is named. */
  area?: { x: number; y: number; width: number; height: number };
}

/** Plays a video in a browser and compares its pictures with others. */
export async function seeVideo(browser: Browser, file: string, times: readonly Wanted<Buffer>[]): Promise<SeenVideo> {
  const page = await browser.newPage();
  await page.setContent('<input type="file">');
  await page.setInputFiles('input', file);
  const compared = times.map((wanted) => ({ ...wanted, picture: wanted.picture.toString('base64') }));
  const seen = await page.evaluate(seeInPage, compared);
  await page.close();
  return seen;
}

/** Runs in the page. */
async function seeInPage(times: Wanted<string>[]): Promise<SeenVideo> {
  /** Of 255: letters have soft edges, which encoding moves by a little. */
  const TOLERATED = 60;
  const [file] = document.querySelector('input')?.files ?? [];
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const happens = (name: string) =>
    new Promise((resolve, reject) => {
      video.addEventListener(name, resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
    });
  const loaded = happens('loadeddata');
  video.src = URL.createObjectURL(file ?? new Blob());
  await loaded;
  const { videoWidth: width, videoHeight: height, duration } = video;
  const canvas = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  const pixelsOf = (image: CanvasImageSource, area = { x: 0, y: 0, width, height }) => {
    canvas?.drawImage(image, 0, 0);
    return canvas?.getImageData(area.x, area.y, area.width, area.height).data ?? new Uint8ClampedArray();
  };
  const differences: Difference[] = [];
  for (const { time, picture, area } of times) {
    if (video.currentTime !== time / 1000) {
      const sought = happens('seeked');
      // What is drawn before it is presented is the picture before, or black.
      const presented = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      video.currentTime = time / 1000;
      await Promise.all([sought, presented]);
    }
    const shown = pixelsOf(video, area);
    const blob = await (await fetch(`data:image/png;base64,${picture}`)).blob();
    const wanted = pixelsOf(await createImageBitmap(blob), area);
    let sum = 0;
    let wrong = 0;
    for (let at = 0; at < wanted.length; at += 4) {
      let largest = 0;
      for (let colour = at; colour < at + 3; colour++) {
        const difference = Math.abs((shown[colour] ?? 0) - (wanted[colour] ?? 0));
        sum += difference;
        largest = Math.max(largest, difference);
      }
      if (largest > TOLERATED) wrong += 1;
    }
    const pixels = wanted.length / 4;
    differences.push({ mean: sum / pixels / 3, wrong: wrong / pixels });
  }
  return { duration, width, height, differences };
}
