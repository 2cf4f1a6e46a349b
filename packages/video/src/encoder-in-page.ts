/** What a picture became. Bytes are in base64: they leave the browser as text. */
export interface Packet {
  data: string;
  type: 'key' | 'delta';
  /** Microseconds in the video. */
  timestamp: number;
}

export interface Encoded {
  packets: Packet[];
  /** With the first packets of an encoder: what a player needs to know before them. */
  config: { codec: string; width: number; height: number; description: string | null } | null;
}

export interface EncoderSettings {
  codec: string;
  width: number;
  height: number;
  bitrate: number;
  framerate: number;
}

/** Answers in the page under `opnameEncoder`. */
export interface PageEncoder {
  start(settings: EncoderSettings): Promise<boolean>;
  /** @param picture null: the last one once more */
  add(picture: string | null, timestamp: number, key: boolean): Promise<Encoded>;
  finish(): Promise<Encoded>;
}

/** Browsers have it; the compiler's own list of what there is follows. */
type InBase64 = Uint8Array<ArrayBuffer> & { toBase64(): string };

/** Runs in a page of its own, by itself: nothing from outside of this function is there. */
export function installEncoder(): void {
  let encoder: VideoEncoder | undefined;
  let out: Encoded = { packets: [], config: null };
  let last: Awaited<ReturnType<typeof createImageBitmap>> | undefined;
  let failed: DOMException | undefined;
  const take = (): Encoded => {
    if (failed) throw failed;
    const taken = out;
    out = { packets: [], config: null };
    return taken;
  };
  const keep = (chunk: EncodedVideoChunk, meta?: EncodedVideoChunkMetadata) => {
    const data = new Uint8Array(chunk.byteLength) as InBase64;
    chunk.copyTo(data);
    const { decoderConfig: config } = meta ?? {};
    if (config) {
      const { codec, codedWidth: width = 0, codedHeight: height = 0, description } = config;
      const bytes = description instanceof ArrayBuffer ? (new Uint8Array(description) as InBase64).toBase64() : null;
      out.config ??= { codec, width, height, description: bytes };
    }
    out.packets.push({ data: data.toBase64(), type: chunk.type, timestamp: chunk.timestamp });
  };
  const answers: PageEncoder = {
    async start(settings) {
      encoder?.close();
      const config: VideoEncoderConfig = { ...settings, bitrateMode: 'variable', latencyMode: 'quality' };
      if (settings.codec.startsWith('avc1')) config.avc = { format: 'avc' };
      if (!(await VideoEncoder.isConfigSupported(config)).supported) return false;
      encoder = new VideoEncoder({ output: keep, error: (cause) => (failed = cause) });
      encoder.configure(config);
      return true;
    },
    async add(picture, timestamp, key) {
      if (picture !== null) {
        last?.close();
        last = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
      }
      if (!last || !encoder) throw new Error('There is no picture yet.');
      const frame = new VideoFrame(last, { timestamp });
      encoder.encode(frame, { keyFrame: key });
      frame.close();
      while (encoder.encodeQueueSize > 2) await new Promise((resolve) => setTimeout(resolve, 1));
      return take();
    },
    async finish() {
      await encoder?.flush();
      encoder?.close();
      encoder = undefined;
      return take();
    },
  };
  Object.assign(globalThis, { opnameEncoder: answers });
}
