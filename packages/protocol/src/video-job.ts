import { Type, type Static } from 'typebox';
import { Instant } from './consent.ts';

/** Videos of one recording; each can be made anew. */
export const VIDEOS_MAX = 5;

/** Characters of a reason. */
const WHY_MAX = 200;

/** Pictures a second. */
const RATE = { minimum: 10, maximum: 30, default: 10 } as const;

/** Pixels of a side. */
const SIDE_MIN = 160;
const WIDTH_MAX = 3840;
const HEIGHT_MAX = 2160;

const HD = { width: 1280, height: 720 } as const;

export const VideoId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });

const Wish = {
  format: Type.Enum(['mp4', 'webm'], { description: 'H.264 or VP9.' }),
  from: Type.Optional(Type.Integer({ minimum: 0, description: "Milliseconds from the recording's first moment." })),
  to: Type.Optional(Type.Integer({ minimum: 1, description: 'Milliseconds from its first moment; its end without.' })),
  fps: Type.Integer(RATE),
  size: Type.Union(
    [
      Type.Object({
        width: Type.Integer({ minimum: SIDE_MIN, maximum: WIDTH_MAX }),
        height: Type.Integer({ minimum: SIDE_MIN, maximum: HEIGHT_MAX }),
      }),
      Type.Literal('page'),
    ],
    { default: HD, description: '"page": as large as the recorded window was.' },
  ),
  skipIdle: Type.Boolean({ default: false }),
};

/** What a video is asked to be. */
export const VideoWish = Type.Object(Wish);
export type VideoWish = Static<typeof VideoWish>;

/** A video that is asked for; what is left out is as by default. */
export const NewVideo = Type.Object(
  {
    ...Type.Partial(Type.Object(Wish)).properties,
    why: Type.Optional(Type.String({ minLength: 1, maxLength: WHY_MAX })),
  },
  { additionalProperties: false },
);
export type NewVideo = Static<typeof NewVideo>;

/** @returns all that is wished, with the defaults for what was left out. */
export function completeWish({ format = 'mp4', fps = RATE.default, size = HD, skipIdle = false, from, to }: NewVideo) {
  const wish: VideoWish = { format, fps, size, skipIdle };
  return { ...wish, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Why a video could not be made. */
const VIDEO_PROBLEMS = ['nothing-recorded', 'cannot-encode', 'interrupted', 'failed'] as const;
export type VideoProblem = (typeof VIDEO_PROBLEMS)[number];

export const Video = Type.Object({
  id: VideoId,
  wish: VideoWish,
  state: Type.Enum(['waiting', 'working', 'done', 'failed']),
  askedAt: Instant,
  by: Type.String({ description: 'Who asked for it.' }),
  drawn: Type.Integer({ description: 'Milliseconds of it that are drawn.' }),
  length: Type.Integer({ description: 'Milliseconds that it has; 0 while that is not known.' }),
  bytes: Type.Integer({ description: '0 until it is done.' }),
  problem: Type.Union([Type.Enum([...VIDEO_PROBLEMS]), Type.Null()]),
  until: Type.Integer({ description: 'When it is removed, with its recording.' }),
});
export type Video = Static<typeof Video>;

export const VideoList = Type.Object({
  isPossible: Type.Boolean({ description: 'Whether this server can make videos.' }),
  videos: Type.Array(Video),
});
export type VideoList = Static<typeof VideoList>;
