import {
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  WebMOutputFormat,
} from 'mediabunny';
import type { Chapter } from './chapters.ts';
import type { Packet, Encoded } from './encoder-in-page.ts';
import type { VideoParts, WriteVideo } from './keep.ts';
import { writeMp4Chapters, type Box } from './mp4-chapters.ts';
import type { VideoFormat } from './settings.ts';

interface JoinOptions {
  parts: VideoParts;
  /** Of the parts, in their order. */
  names: readonly string[];
  format: VideoFormat;
  write: WriteVideo;
  /** Milliseconds. */
  duration: number;
  chapters: readonly Chapter[];
}

const MICROSECONDS = 1_000_000;

type Line = Packet | { config: NonNullable<Encoded['config']> };

/** Writes the packets of all parts as one file. One part is in memory at a time, and where each packet lies. */
export async function joinParts({ parts, names, format, write, duration, chapters }: JoinOptions): Promise<void> {
  const source = new EncodedVideoPacketSource(format === 'mp4' ? 'avc' : 'vp9');
  let moov: Box | undefined;
  const onMoov = ({ byteLength: size }: Uint8Array, at: number) => (moov = { at, size });
  let size = 0;
  const written = new WritableStream<{ data: Uint8Array; position: number }>({
    async write({ data, position }) {
      size = Math.max(size, position + data.byteLength);
      await write(position, data);
    },
  });
  const output = new Output({
    format: format === 'mp4' ? new Mp4OutputFormat({ fastStart: false, onMoov }) : new WebMOutputFormat(),
    target: new StreamTarget(written),
  });
  output.addVideoTrack(source);
  await output.start();
  const add = createAdd(source);
  try {
    for await (const line of linesOf(parts, names)) {
      if ('config' in line) add.configure(line.config);
      else await add.packet(line);
    }
    await add.end(duration * 1000);
    await output.finalize();
  } catch (cause) {
    await output.cancel();
    throw cause;
  }
  if (format === 'mp4') await writeMp4Chapters({ write, size, moov }, chapters);
}

/** How long a packet is shown is known when the next one has come: each waits for it. */
function createAdd(source: EncodedVideoPacketSource) {
  let known: NonNullable<Encoded['config']> | undefined;
  let waiting: Packet | undefined;
  let sequence = 0;
  async function add({ data, type, timestamp }: Packet, until: number): Promise<void> {
    if (!known) throw new Error('A part of the video does not say how it was encoded; remove it and begin anew.');
    const { codec, width, height, description } = known;
    const decoderConfig: VideoDecoderConfig = { codec, codedWidth: width, codedHeight: height };
    if (description !== null) decoderConfig.description = Buffer.from(description, 'base64');
    const [from, lasts] = [timestamp / MICROSECONDS, Math.max(1, until - timestamp) / MICROSECONDS];
    await source.add(new EncodedPacket(Buffer.from(data, 'base64'), type, from, lasts, sequence++), { decoderConfig });
  }
  return {
    configure(config: NonNullable<Encoded['config']>) {
      if (known && JSON.stringify(known) !== JSON.stringify(config))
        throw new Error('The parts of the video were encoded differently; remove them and begin anew.');
      known = config;
    },
    async packet(packet: Packet) {
      const before = waiting;
      waiting = packet;
      if (before) await add(before, packet.timestamp);
    },
    /** @param until microseconds */
    async end(until: number) {
      if (waiting) await add(waiting, until);
    },
  };
}

const LINE_END = 10;

async function* linesOf(parts: VideoParts, names: readonly string[]): AsyncGenerator<Line> {
  for (const name of names) {
    const bytes = Buffer.from(await parts.read(name));
    for (let from = 0, end = 0; from < bytes.length; from = end + 1) {
      end = bytes.indexOf(LINE_END, from);
      yield JSON.parse(bytes.toString('utf8', from, end)) as Line;
    }
  }
}
