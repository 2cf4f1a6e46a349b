/** Runs in the page of the cases, and in a replay of it. */
import { CASES } from './cases.ts';
import { standsOf } from './stands.ts';

declare global {
  /** Puts every case into the page. */
  var layCases: () => void;
  /** Does what the cases do; those that are modal, or all others. */
  var actCases: (areModal: boolean) => Promise<void>;
  /** @returns how each case stands in a document, by its name. */
  var standsOfCases: (of: Document) => Record<string, string[]>;
}

const sectionOf = (index: number, of: Document) => of.querySelector<HTMLElement>(`#case-${index}`);

globalThis.layCases = () => {
  const template = CASES.map(({ html }, index) => `<section id="case-${index}">${html}</section>`).join('');
  document.querySelector('main')!.innerHTML = template;
};

globalThis.actCases = async (areModal) => {
  for (const [index, { act, isModal = false }] of CASES.entries()) {
    const section = sectionOf(index, document);
    if (section && isModal === areModal) await act?.(section);
  }
};

globalThis.standsOfCases = (of) =>
  Object.fromEntries(
    CASES.map(({ name }, index) => {
      const section = sectionOf(index, of);
      return [name, section ? standsOf(section) : []];
    }),
  );
