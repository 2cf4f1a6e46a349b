/** A mention of a colleague in the words of a note: by their id, so that it means them under any later name. */
const MENTION = /<@([\w-]{1,64})>/g;

export const writeMention = (id: string): string => `<@${id}>`;

/** @returns whom a note mentions, each once. */
export const listMentions = (text: string): string[] => [
  ...new Set([...text.matchAll(MENTION)].map(([, id]) => id ?? '')),
];

/** @returns the text with each mention as what is shown for it. */
export const showMentions = (text: string, show: (id: string) => string): string =>
  text.replaceAll(MENTION, (_, id: string) => show(id));

/** @returns what stands between the mentions, and at each odd place the id that is mentioned there. */
export const splitMentions = (text: string): string[] => text.split(MENTION);
