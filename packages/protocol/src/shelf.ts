import { Type, type Static } from 'typebox';
import { Instant, SiteKey } from './consent.ts';
import { KeptFilter } from './recording-filter.ts';

const ShelfId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });

/** Characters of a name that people give: a line. */
const NAME_MAX = 80;
const Name = Type.String({
  minLength: 1,
  maxLength: NAME_MAX,
  pattern: '^[^\\u0000-\\u001f\\u007f]*\\S[^\\u0000-\\u001f\\u007f]*$',
});

/** Filters that one account may keep: what still can be looked over. */
export const FILTERS_MAX = 100;

/** A filter that somebody has kept for themselves, without the words that may name a participant. */
export const SavedFilter = Type.Object({ id: ShelfId, name: Type.String(), filter: KeptFilter });
export type SavedFilter = Static<typeof SavedFilter>;

export const NewFilter = Type.Object({ name: Name, filter: KeptFilter }, { additionalProperties: false });
export type NewFilter = Static<typeof NewFilter>;

export const FilterList = Type.Object({ filters: Type.Array(SavedFilter, { description: 'By their names.' }) });
export const FilterParams = Type.Object({ filter: ShelfId });

/** Recordings in one collection, and collections of one site: what still can be looked over. */
export const COLLECTED_MAX = 1000;
export const COLLECTIONS_MAX = 500;

/** A named set of recordings of one site. A recording that goes leaves it, and is counted. */
export const Collection = Type.Object({
  id: ShelfId,
  site: SiteKey,
  siteName: Type.String(),
  name: Type.String(),
  madeBy: Type.String({ description: 'By what name who made it is known.' }),
  madeAt: Instant,
  recordings: Type.Integer({ minimum: 0, description: 'How many are in it.' }),
  gone: Type.Integer({ minimum: 0, description: 'How many were in it, and have expired or were erased.' }),
  holds: Type.Optional(Type.Boolean({ description: 'Whether the recording that was asked about is in it.' })),
});
export type Collection = Static<typeof Collection>;

export const CollectionList = Type.Object({ collections: Type.Array(Collection, { description: 'By their names.' }) });
export const CollectionName = Type.Object({ name: Name }, { additionalProperties: false });
export const CollectionParams = Type.Object({ collection: ShelfId });
