import { Type, type Static } from 'typebox';
import { Instant, SiteKey } from './consent.ts';

/** What staff may do: watch; set up; answer for privacy; keep the accounts. An officer does the first two too, an admin all. */
export const STAFF_ROLES = ['expert', 'developer', 'officer', 'admin'] as const;
export const StaffRole = Type.Enum([...STAFF_ROLES]);
export type StaffRole = Static<typeof StaffRole>;

/** By what somebody signed in: a password alone, a password with a second factor, a passkey, or a provider of identities. */
export const SignInMeans = Type.Enum(['password', 'second-factor', 'passkey', 'provider']);
export type SignInMeans = Static<typeof SignInMeans>;

/** What the page that asks who somebody is has to know beforehand. */
export const SignInWays = Type.Object({
  secondFactorFor: Type.Array(StaffRole, { description: 'Roles that are let in by more than a password only.' }),
  provider: Type.Union([Type.String(), Type.Null()], {
    description: 'What the provider of identities is called; null where none is set up.',
  }),
});
export type SignInWays = Static<typeof SignInWays>;

/** Sites of one account; there are rarely more than a few. */
const SITES_MAX = 200;

/** For which sites somebody is there; null for all, also those that come later. */
export const MemberSites = Type.Union([Type.Array(SiteKey, { minItems: 1, maxItems: SITES_MAX }), Type.Null()], {
  description: 'Keys of sites; null for all, also those that come later.',
});
export type MemberSites = Static<typeof MemberSites>;

const Rights = { role: StaffRole, sites: MemberSites };

/** Characters of an e-mail address (RFC 5321). */
const EMAIL_MAX = 254;

/** As strict as the sign-in library, which would refuse anything else at every sign-in. */
export const Email = Type.String({
  pattern: "^[\\w+'-]+(\\.[\\w+'-]+)*@([a-zA-Z\\d][a-zA-Z\\d-]*\\.)+[a-zA-Z]{2,}$",
  maxLength: EMAIL_MAX,
});

/** Characters of a password: as many as cannot be tried out, and as few as can be hashed without being a burden. */
export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 128;
const Password = Type.String({ minLength: PASSWORD_MIN_LENGTH, maxLength: PASSWORD_MAX_LENGTH });

/** Characters of the id of a member, an invitation, a session or a key. */
const ID_MAX = 64;
export const StaffId = Type.String({ pattern: '^[\\w-]+$', maxLength: ID_MAX });

/** Somebody of the staff. */
export const Member = Type.Object({
  id: StaffId,
  email: Type.String(),
  ...Rights,
  isDisabled: Type.Boolean(),
  joinedAt: Instant,
  seenAt: Type.Union([Instant, Type.Null()], { description: 'When they last signed in, as far as a session tells.' }),
});
export type Member = Static<typeof Member>;

export const MemberList = Type.Object({ members: Type.Array(Member) });

export const MemberChange = Type.Object(
  { ...Rights, isDisabled: Type.Boolean({ description: 'Ends their sessions at once, and lets them open no other.' }) },
  { additionalProperties: false },
);
export type MemberChange = Static<typeof MemberChange>;

export const Invitation = Type.Object({
  id: StaffId,
  email: Type.String(),
  ...Rights,
  invitedBy: Type.String(),
  invitedAt: Instant,
  until: Instant,
});
export type Invitation = Static<typeof Invitation>;

export const InvitationList = Type.Object({ invitations: Type.Array(Invitation) });

export const NewInvitation = Type.Object({ email: Email, ...Rights }, { additionalProperties: false });
export type NewInvitation = Static<typeof NewInvitation>;

export const InvitationMade = Type.Object({
  id: StaffId,
  url: Type.String({ description: 'To be sent to whoever is invited. It works once, and is shown only now.' }),
  until: Instant,
});
export type InvitationMade = Static<typeof InvitationMade>;

/** The unguessable part of the address of an invitation. */
const InvitationToken = Type.String({ pattern: '^[\\w-]{22,128}$' });

export const InvitationLookUp = Type.Object({ token: InvitationToken }, { additionalProperties: false });

/** What whoever holds the link may know of it. */
export const OpenInvitation = Type.Object({ email: Type.String(), role: StaffRole, until: Instant });
export type OpenInvitation = Static<typeof OpenInvitation>;

export const InvitationAnswer = Type.Object(
  { token: InvitationToken, password: Password },
  { additionalProperties: false },
);

/** Characters of the name of a key. */
const KEY_NAME_MAX = 100;

/** A key of a machine, which may do what an account of this role could do. */
export const ApiKey = Type.Object({
  id: StaffId,
  name: Type.String(),
  prefix: Type.String({ description: 'How the key begins, to tell it from others; empty where that is not known.' }),
  ...Rights,
  madeBy: Type.String(),
  madeAt: Instant,
  usedAt: Type.Union([Instant, Type.Null()], { description: 'To the minute.' }),
});
export type ApiKey = Static<typeof ApiKey>;

export const ApiKeyList = Type.Object({ keys: Type.Array(ApiKey) });

export const NewApiKey = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: KEY_NAME_MAX, pattern: '^[^\\u0000-\\u001f\\u007f]+$' }), ...Rights },
  { additionalProperties: false },
);
export type NewApiKey = Static<typeof NewApiKey>;

export const ApiKeyMade = Type.Object({ id: StaffId, key: Type.String({ description: 'Shown only now.' }) });
export type ApiKeyMade = Static<typeof ApiKeyMade>;

/** Where somebody is signed in. */
export const StaffSession = Type.Object({
  id: StaffId,
  since: Instant,
  until: Instant,
  browser: Type.String({ description: 'As the browser called itself; empty where it did not.' }),
  isThis: Type.Boolean({ description: 'Whether it is the one that asks.' }),
});
export type StaffSession = Static<typeof StaffSession>;

export const StaffSessionList = Type.Object({ sessions: Type.Array(StaffSession) });

/** What whoever sets a site up needs to know of it; nothing of what was recorded. */
export const SiteState = Type.Object({
  site: SiteKey,
  siteName: Type.String(),
  origins: Type.Array(Type.String()),
  level: Type.String(),
  noticeVersion: Type.String(),
  rulesVersion: Type.String({ description: '`none` without rules.' }),
  asksReason: Type.Boolean(),
  signsTrialStarts: Type.Boolean({ description: 'Whether the start of a trial is signed by its back end.' }),
  recordings: Type.Integer({ description: 'How many are held.' }),
  lastReceivedAt: Type.Union([Instant, Type.Null()], { description: 'When something last arrived of those.' }),
});
export type SiteState = Static<typeof SiteState>;

export const SiteStateList = Type.Object({ sites: Type.Array(SiteState) });
