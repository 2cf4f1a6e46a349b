import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWebVtt } from './chapters.ts';
import type { VideoParts } from './keep.ts';
import { makeVideo, type MadeVideo, type VideoOptions } from './video.ts';

export interface VideoFileOptions extends Omit<VideoOptions, 'parts' | 'write' | 'browserDir'> {
  /** Where the file is written; chapters as WebVTT lie beside it. */
  output: string;
  /** A folder for what is already drawn: whoever asks for the same with the same folder goes on from there. */
  partsDir: string;
}

export interface MadeVideoFile extends MadeVideo {
  file: string;
  chaptersFile: string;
}

/** Makes a video into a file of whoever calls it: neither it nor its parts are sealed. The file has its name when it is whole. */
export async function makeVideoFile(options: VideoFileOptions): Promise<MadeVideoFile> {
  const { output, partsDir } = options;
  // Of one that was killed; what is drawn stays.
  const browserDir = path.join(partsDir, 'browser');
  await rm(browserDir, { recursive: true, force: true });
  await mkdir(browserDir, { recursive: true, mode: 0o700 });
  const unfinished = `${output}.unfinished`;
  const made = await writeWhole(unfinished, options, browserDir).finally(() => rm(browserDir, { recursive: true }));
  const chaptersFile = `${output.slice(0, output.length - path.extname(output).length)}.vtt`;
  await writeFile(chaptersFile, writeWebVtt(made.chapters));
  await rename(unfinished, output);
  await rm(partsDir, { recursive: true });
  return { ...made, file: output, chaptersFile };
}

async function writeWhole(unfinished: string, options: VideoFileOptions, browserDir: string): Promise<MadeVideo> {
  await using file = await open(unfinished, 'w', 0o600);
  const write = async (position: number, bytes: Uint8Array) =>
    void (await file.write(bytes, 0, bytes.byteLength, position));
  try {
    return await makeVideo({ ...options, browserDir, write, parts: partsIn(options.partsDir) });
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw cause;
  }
}

const ENDING = '.part';

function partsIn(folder: string): VideoParts {
  const fileOf = (name: string) => path.join(folder, name + ENDING);
  return {
    async list() {
      const files = await readdir(folder);
      return files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length));
    },
    read: (name) => readFile(fileOf(name)),
    async write(name, bytes) {
      const unfinished = `${fileOf(name)}.unfinished`;
      await writeFile(unfinished, bytes, { mode: 0o600 });
      await rename(unfinished, fileOf(name));
    },
  };
}
