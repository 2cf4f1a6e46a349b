/** Mentions as they are written and read: `@` and the name by which a colleague is known now. */
import { showMentions, writeMention, type Colleague } from '@opname/protocol';

/** What of a name stands between `@` and the caret. */
export interface NameBegun {
  /** Where its `@` stands. */
  from: number;
  begun: string;
}

/** @returns undefined where no name is being written. */
export function findNameBegun(text: string, caret: number): NameBegun | undefined {
  const begun = /(?:^|[\s(])@([^\s@]*(?:@[^\s@]*)?)$/.exec(text.slice(0, caret))?.[1];
  return begun === undefined ? undefined : { from: caret - begun.length - 1, begun };
}

/** Colleagues that are offered at once: more than these are found by writing on. */
const OFFERED_MAX = 6;

/** @returns those whose name fits what is begun; who begins with it comes first. */
export function offerColleagues(colleagues: readonly Colleague[], begun: string): Colleague[] {
  const wanted = begun.toLowerCase();
  const at = ({ name }: Colleague) => name.toLowerCase().indexOf(wanted);
  return colleagues
    .filter((one) => at(one) !== -1)
    .toSorted((a, b) => at(a) - at(b))
    .slice(0, OFFERED_MAX);
}

/** @returns the words as they are kept, with ids for names. */
export function writeNames(text: string, colleagues: readonly Colleague[]): string {
  // The longest first: a name may begin with another one.
  const longest = colleagues.toSorted((a, b) => b.name.length - a.name.length);
  return longest.reduce((words, { id, name }) => words.replaceAll(`@${name}`, writeMention(id)), text);
}

/** @returns the words as they are written, with names for ids. */
export function readNames(text: string, colleagues: readonly Colleague[]): string {
  return showMentions(text, (id) => `@${colleagues.find((one) => one.id === id)?.name ?? id}`);
}
