import { Type, type Static } from 'typebox';
import { Instant, SiteKey } from './consent.ts';

/** A site that is to be removed as a whole, or was. */
export const SiteRemoval = Type.Object({
  site: SiteKey,
  siteName: Type.String(),
  askedAt: Instant,
  askedBy: Type.String(),
  dueAt: Type.Integer({ description: 'Until when it can be taken back.' }),
  doneAt: Type.Union([Instant, Type.Null()]),
  receipt: Type.Union([Type.String(), Type.Null()], { description: 'A JWS, when nothing is left.' }),
  recordings: Type.Integer({ description: 'How many there still are.' }),
});
export type SiteRemoval = Static<typeof SiteRemoval>;

export const SiteRemovalList = Type.Object({ removals: Type.Array(SiteRemoval) });
