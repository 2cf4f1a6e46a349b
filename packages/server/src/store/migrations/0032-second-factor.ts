export const secondFactor = {
  number: 32,
  name: 'second-factor',
  sql: `
-- The sign-in library's: whether an account has a second factor, its sealed secret and backup codes, and its passkeys.
ALTER TABLE "user" ADD COLUMN "twoFactorEnabled" INTEGER NOT NULL DEFAULT 0;
CREATE TABLE "twoFactor" (
  "id" TEXT PRIMARY KEY,
  "secret" TEXT NOT NULL,
  "backupCodes" TEXT NOT NULL,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "verified" INTEGER DEFAULT 1,
  "failedVerificationCount" INTEGER DEFAULT 0,
  "lockedUntil" TEXT
);
CREATE INDEX two_factor_of_user ON "twoFactor" ("userId");
CREATE TABLE "passkey" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT,
  "publicKey" TEXT NOT NULL,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "credentialID" TEXT NOT NULL UNIQUE,
  "counter" INTEGER NOT NULL,
  "deviceType" TEXT NOT NULL,
  "backedUp" INTEGER NOT NULL,
  "transports" TEXT,
  "createdAt" TEXT,
  "aaguid" TEXT
);
CREATE INDEX passkey_of_user ON "passkey" ("userId");

-- By what somebody signed in (ours); a session from before knows only of a password.
ALTER TABLE "session" ADD COLUMN "means" TEXT NOT NULL DEFAULT 'password';
`,
};
