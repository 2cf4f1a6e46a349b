export const rulesVersion = {
  number: 2,
  name: 'rules-version',
  sql: `
-- Which rules of the site were in force; before this step no site could have any.
ALTER TABLE recordings ADD COLUMN rules_version TEXT NOT NULL DEFAULT 'none';
ALTER TABLE consent_events ADD COLUMN rules_version TEXT NOT NULL DEFAULT 'none';
`,
};
