import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import path from 'node:path';
import { ENDPOINTS, type AssetList, type RecordingDetails } from '@opname/protocol';
import { findBrowser, makeVideoFile, type VideoFormat, type VideoSource } from '@opname/video';
import { Command, InvalidArgumentError, Option } from 'commander';
import { Refused, ask, keyOption, serverOption, type ServerOptions } from './ask.ts';

interface CommandOptions extends ServerOptions {
  output: string;
  from?: number;
  to?: number;
  fps: number;
  size: { width: number; height: number } | 'page';
  skipIdle: boolean;
  why?: string;
  chromium?: string;
}

/** `opname video RECORDING -o file.mp4`: what was recorded, as a film for those who have no studio. */
export function videoCommand(): Command {
  return new Command('video')
    .description('make a video of a recording, with chapters beside it as WebVTT')
    .argument('<recording>', "the recording's id, as the studio's address shows it")
    .requiredOption('-o, --output <file>', 'the file to write: .mp4 (H.264) or .webm (VP9)')
    .option('--from <time>', 'where to begin, as 1:02:03, 2:03 or seconds from the start', parseTime)
    .option('--to <time>', 'where to end', parseTime)
    .option('--fps <number>', 'pictures a second, 10 to 30', parseNumber, 10)
    .option('--size <size>', '1280x720, or "page" for the size that the recorded window had', parseSize, HD)
    .option('--skip-idle', 'cut out idle time, and say so in the picture', false)
    .option('--why <reason>', 'why it is watched, where the site asks for a reason')
    .addOption(new Option('--chromium <path>', 'the browser to draw with').env('OPNAME_CHROMIUM'))
    .addOption(serverOption())
    .addOption(keyOption())
    .action(video);
}

const HD = { width: 1280, height: 720 };

/** What ends by Ctrl-C, as shells count it. */
const INTERRUPTED = 130;

async function video(recording: string, options: CommandOptions): Promise<void> {
  const output = path.resolve(options.output);
  const format = formatOf(output);
  const browser = findBrowser(options.chromium);
  const source = await openSource(recording, options);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const { from, to, size, fps, skipIdle } = options;
  try {
    const made = await makeVideoFile({
      source,
      output,
      format,
      browser,
      size,
      fps,
      skipIdle,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      partsDir: `${output}.parts`,
      viewerDir: path.join(path.dirname(createRequire(import.meta.url).resolve('@opname/viewer/package.json')), 'dist'),
      watermark: watermarkOf(source.details),
      signal: stop.signal,
      onProgress: showProgress,
    });
    console.error(`\n${made.file}: ${inMinutes(made.duration)}, ${made.size.width}×${made.size.height}`);
    if (made.gaps > 0) console.error(`${made.gaps} stretches of the recording could not be read; they are missing.`);
    console.error('It outlives the recording unless you remove it: remove it at the time that its watermark names.');
  } catch (cause) {
    if (!stop.signal.aborted) throw cause;
    console.error(`\nStopped. The same command goes on from there; what is drawn lies in ${output}.parts.`);
    process.exitCode = INTERRUPTED;
  }
}

/** Everything is read through the endpoints, and so stands in the watch log, which the participant sees. */
async function openSource(recording: string, options: CommandOptions): Promise<VideoSource> {
  const base = `/v1/recordings/${encodeURIComponent(recording)}`;
  const why = options.why === undefined ? '' : `?${new URLSearchParams({ why: options.why }).toString()}`;
  const details = (await (await ask(`${base}${why}`, options)).json()) as RecordingDetails;
  return {
    details,
    async readSegment(segment) {
      const address = ENDPOINTS.readSegment.path.replace(':recording', recording).replace(':segment', segment);
      return (await unlessGone(ask(address, options), 'unknown-segment'))?.text() ?? null;
    },
    listAssets: async () => ((await (await ask(`${base}/assets`, options)).json()) as AssetList).assets,
    async readAsset(asset) {
      const answer = await unlessGone(ask(`${base}/assets/${asset}`, options), 'unknown-asset');
      return answer && new Uint8Array(await answer.arrayBuffer());
    },
  };
}

async function unlessGone(asked: Promise<Response>, code: string): Promise<Response | null> {
  return await asked.catch((cause: unknown) => {
    if (cause instanceof Refused && cause.code === code) return null;
    throw cause;
  });
}

function watermarkOf({ expiresAt }: RecordingDetails): string {
  const until = new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ');
  return `Made by ${userInfo().username} with an API key · to be removed by ${until} UTC`;
}

/** Milliseconds between two lines of progress. */
const SHOW_EVERY_MS = 500;
let shownAt = 0;

function showProgress({ drawn, duration }: { drawn: number; duration: number }): void {
  if (!process.stderr.isTTY || Date.now() - shownAt < SHOW_EVERY_MS) return;
  shownAt = Date.now();
  process.stderr.write(`\r${Math.floor((100 * drawn) / duration)} %  ${inMinutes(drawn)} of ${inMinutes(duration)} `);
}

function inMinutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function formatOf(file: string): VideoFormat {
  const format = path.extname(file).slice(1).toLowerCase();
  if (format === 'mp4' || format === 'webm') return format;
  throw new Error(`No video can be written to ${file}: name a file that ends with .mp4 or .webm.`);
}

function parseTime(text: string): number {
  const parts = text.split(':').map(Number);
  if (parts.length > 3 || parts.some((part) => !(part >= 0))) {
    throw new InvalidArgumentError('Write a time as 1:02:03, 2:03 or a number of seconds.');
  }
  return parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
}

function parseNumber(text: string): number {
  return Number(text);
}

function parseSize(text: string): CommandOptions['size'] {
  const [, width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(text) ?? [];
  if (text === 'page') return 'page';
  if (width === undefined || height === undefined) throw new InvalidArgumentError('Write a size as 1280x720, or page.');
  return { width: Number(width), height: Number(height) };
}
