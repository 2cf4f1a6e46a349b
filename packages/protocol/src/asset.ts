import { Type, type Static } from 'typebox';
import { Hash } from './consent.ts';
import { ASSET_NAMES_AT_ONCE } from './limits.ts';
import { RecordingStateAnswer } from './recording-state.ts';

/** The media type in which pages hand over a picture or a font: what it really is, its first bytes say. */
export const ASSET_MEDIA_TYPE = 'application/vnd.opname.asset';

/** What a recording may hold of a page besides its events. */
export const ASSET_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
  'font/woff',
  'font/woff2',
] as const;
export type AssetType = (typeof ASSET_TYPES)[number];

/** One address for all of them, as with chunks, so that the browser asks once whether it may send. */
export const AssetHeaders = Type.Object({ 'opname-asset': Hash });

const Side = Type.Integer({ minimum: 1, maximum: 32_767, description: 'CSS pixels.' });

/** For which picture or font an address of the recorded events stands. */
export const AssetName = Type.Object(
  {
    address: Type.String({
      maxLength: 1024,
      pattern: '^https?://[^\\s?#"\\\\]+$',
      description: 'As the sanitiser left it: without query and fragment.',
    }),
    hash: Type.Optional(Hash),
    width: Type.Optional(Side),
    height: Type.Optional(Side),
  },
  {
    additionalProperties: false,
    description: 'Without a hash the page showed it and it cannot be had; how large it is keeps its place.',
  },
);
export type AssetName = Static<typeof AssetName>;

export const AssetNames = Type.Object(
  { assets: Type.Array(AssetName, { minItems: 1, maxItems: ASSET_NAMES_AT_ONCE }) },
  { additionalProperties: false },
);
export type AssetNames = Static<typeof AssetNames>;

export const AssetsWanted = Type.Object({
  wanted: Type.Array(Hash, { description: 'Of which the recording does not hold the bytes yet.' }),
  ...RecordingStateAnswer.properties,
});
export type AssetsWanted = Static<typeof AssetsWanted>;

export const AssetHeld = Type.Object({ held: Hash, ...RecordingStateAnswer.properties });
export type AssetHeld = Static<typeof AssetHeld>;

/** Of this recording only: the same picture has another one in another. */
export const AssetId = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** What stands for an address when the recording is shown. */
export const Asset = Type.Object({
  address: Type.String(),
  asset: Type.Union([AssetId, Type.Null()], {
    description: '`null` where there is none: it could not be taken, or the address stood for several.',
  }),
  type: Type.Union([Type.Enum([...ASSET_TYPES]), Type.Null()]),
  width: Type.Union([Type.Integer(), Type.Null()]),
  height: Type.Union([Type.Integer(), Type.Null()]),
});
export type Asset = Static<typeof Asset>;

export const AssetList = Type.Object({ assets: Type.Array(Asset) });
export type AssetList = Static<typeof AssetList>;
