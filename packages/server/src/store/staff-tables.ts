/** The tables of who of the staff may do what, and of how they sign in. */
export interface StaffTables {
  api_keys: ApiKeys;
  invitations: Invitations;
  user: Users;
  session: SignIns;
  account: Credentials;
  twoFactor: { userId: string };
  passkey: { userId: string };
}

/** `sites` is JSON, null for all. */
interface Rights {
  role: string;
  sites: string | null;
}

export interface ApiKeys extends Rights {
  hash: string;
  id: string;
  name: string;
  prefix: string;
  created_at: number;
  made_by: string;
  used_at: number | null;
}

export interface Invitations extends Rights {
  id: string;
  hash: string;
  email: string;
  invited_by: string;
  invited_at: number;
  until_at: number;
}

/** The sign-in library's, with our own `role`, `sites` and `disabledAt`; its times are ISO 8601. */
export interface Users extends Rights {
  id: string;
  name: string;
  email: string;
  emailVerified: number;
  createdAt: string;
  updatedAt: string;
  disabledAt: number | null;
}

/** Where staff are signed in. */
export interface SignIns {
  id: string;
  userId: string;
  createdAt: string;
  expiresAt: string;
  userAgent: string | null;
}

/** How staff sign in. */
export interface Credentials {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: string;
  updatedAt: string;
}
