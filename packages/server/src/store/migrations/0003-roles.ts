export const roles = {
  number: 3,
  name: 'roles',
  sql: `
-- What an account of staff may do. Until now there could only be the first account, which may do everything.
ALTER TABLE "user" ADD COLUMN "role" TEXT NOT NULL DEFAULT 'expert';
UPDATE "user" SET "role" = 'admin';
`,
};
