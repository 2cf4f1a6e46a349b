import { Type, type Static } from 'typebox';
import { Instant, SiteKey } from './consent.ts';

/** Characters of a tag: a few words. */
export const TAG_MAX = 60;

/** Tags of one recording: what still can be looked over. */
export const TAGS_MAX = 30;

export const TagId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });

/** Without what a line cannot hold, so that it reads the same wherever it stands. */
const TagName = Type.String({
  minLength: 1,
  maxLength: TAG_MAX,
  pattern: '^[^\\u0000-\\u001f\\u007f]*\\S[^\\u0000-\\u001f\\u007f]*$',
  description: 'Plain text. It is about a person, who gets it with the recording when they download it.',
});

export const NewTag = Type.Object({ name: TagName }, { additionalProperties: false });
export type NewTag = Static<typeof NewTag>;

/** A word that experts give a recording to find it by. It goes when the recording goes. */
export const Tag = Type.Object({
  id: TagId,
  name: Type.String(),
  author: Type.String({ description: 'By what name is known who gave it.' }),
  writtenAt: Instant,
});
export type Tag = Static<typeof Tag>;

export const TagList = Type.Object({ tags: Type.Array(Tag, { description: 'By their names.' }) });
export type TagList = Static<typeof TagList>;

/** A tag that recordings of a site have, to be given again. */
export const SiteTag = Type.Object({
  name: Type.String(),
  site: SiteKey,
  recordings: Type.Integer({ minimum: 1, description: 'How many have it.' }),
});
export type SiteTag = Static<typeof SiteTag>;

export const SiteTagList = Type.Object({ tags: Type.Array(SiteTag, { description: 'By their names.' }) });
export type SiteTagList = Static<typeof SiteTagList>;
