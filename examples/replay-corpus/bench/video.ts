/**
 * How long a video of a recording takes against the time that it lasts, what it weighs, what memory it takes, and whether
 * it shows what the replay shows. The demo app is really used, at high speed, and its time is stretched.
 * `node … video.ts 60 10 mp4`: used for 60 seconds, stretched to 10 minutes; `video.ts 150 119` is two hours.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { findBrowser, makeVideoFile, takePictures, type VideoFormat } from '@opname/video';
import { filmSource, seeVideo, VIEWER_DIR } from '../store/film.ts';
import { startCorpusServer } from '../store/stored-recording.ts';
import { stretch } from '../store/stretch.ts';
import { watchMemory, type Memory } from './memory.ts';
import { recordDemo } from './record-demo.ts';

const MINUTE_MS = 60_000;
const [USED_S = 60, MINUTES = 10] = process.argv.slice(2, 4).map(Number);
const format: VideoFormat = process.argv[4] === 'webm' ? 'webm' : 'mp4';
const SIZE = { width: 1280, height: 720 };
const FPS = 10;
const PICTURES = 12;

/** Stretches of the video whose memory is told apart: what grows with the length is seen. */
const STRETCHES = 4;

const browser = await launchBrowser();
const [used = []] = await recordDemo(browser, USED_S * 1000);
await browser.close();
const server = await startCorpusServer();
const details = await server.store([stretch(used, server.now() + 1, MINUTES * MINUTE_MS)]);
const folder = mkdtempSync(path.join(tmpdir(), 'opname-film-'));
const asked = {
  source: filmSource(server, details),
  browser: findBrowser(process.env.CHROMIUM),
  viewerDir: VIEWER_DIR,
  size: SIZE,
  skipIdle: false,
  watermark: 'Opname · a measurement',
};

const memory = watchMemory();
const taken: Memory[] = [];
const began = performance.now();
const made = await makeVideoFile({
  ...asked,
  format,
  fps: FPS,
  output: path.join(folder, `film.${format}`),
  partsDir: path.join(folder, 'parts'),
  onProgress({ drawn, duration }) {
    process.stderr.write(`\r${Math.round((100 * drawn) / duration)} % `);
    if (drawn / duration > (taken.length + 1) / STRETCHES) taken.push(memory.take());
  },
});
const took = performance.now() - began;
taken.push(memory.take());
memory.stop();

// In the middle between two pictures: what is on either side of a change is not what is compared.
const HALF_MS = 500 / FPS;
const frame = (time: number) => Math.floor((time * FPS) / 1000) * (1000 / FPS);
const times = Array.from({ length: PICTURES }, (_, index) => frame(((index + 0.5) * made.duration) / PICTURES));
const pictures = await takePictures(asked, times);
const watcher = await launchBrowser();
const seen = await seeVideo(
  watcher,
  made.file,
  pictures.map((picture, index) => ({ picture, time: (times[index] ?? 0) + HALF_MS })),
);
await watcher.close();

console.log(`
| ${format}, ${seen.width}×${seen.height}, ${FPS} pictures a second | |
|---|---|
| recording | ${(made.duration / MINUTE_MS).toFixed(1)} min, ${used.length} events |
| video | ${(seen.duration / 60).toFixed(1)} min, ${(statSync(made.file).size / 1e6).toFixed(1)} MB, ${made.chapters.length} chapters |
| made in | ${(took / 1000).toFixed(0)} s: ${(made.duration / took).toFixed(1)} times real time |
| pictures taken | ${made.pictures} of ${Math.round((made.duration * FPS) / 1000)} |
| Node and the server in it, at most in each quarter | ${listMemory('own')} MB |
| Chromium, all its processes, shared pages counted in each | ${listMemory('started')} MB |
| ${PICTURES} pictures against the replay, mean difference | ${seen.differences.map(({ mean }) => mean.toFixed(2)).join(', ')} of 255 |
| pixels that are wrong | ${seen.differences.map(({ wrong }) => `${(wrong * 100).toFixed(2)} %`).join(', ')} |`);
await server.stop();
rmSync(folder, { recursive: true });

function listMemory(of: keyof Memory): string {
  return taken.map((most) => (most[of] / 1024).toFixed(0)).join(', ');
}
