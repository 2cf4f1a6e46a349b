import type { TagTexts } from './en.ts';

export const tags: TagTexts = {
  title: 'Tags',
  lead: 'Ze verdwijnen met de opname, en de deelnemer krijgt ze bij een download.',
  add: 'Tag toevoegen',
  placeholder: 'Onboarding, haakt af …',
  give: 'Toevoegen',
  remove: (name) => `Tag ${name} weghalen`,
  none: 'Nog geen tags.',
  filter: 'Tag',
  of: (names) => `Tags: ${names}`,
};
