/** What the studio says about tags. */
export const tags = {
  title: 'Tags',
  lead: 'They go with the recording, and the participant gets them with a download.',
  add: 'Add a tag',
  placeholder: 'Onboarding, gives up …',
  give: 'Add',
  remove: (name: string) => `Take the tag ${name} away`,
  none: 'No tags yet.',
  filter: 'Tag',
  of: (names: string) => `Tags: ${names}`,
};

export type TagTexts = typeof tags;
