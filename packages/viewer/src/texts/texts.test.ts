import { describe, expect, it } from 'vitest';
import { chooseLanguage, LANGUAGES, TEXTS } from './texts.ts';

/** Every text of a dictionary by its path, with its places filled. */
function textsOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(2, 'x', 'y'))]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

const paths = LANGUAGES.map((language) => textsOf(TEXTS[language], '').map(([path]) => path));

describe('the dictionaries', () => {
  it('have the same texts in every language', () => {
    expect(paths[1]).toEqual(paths[0]);
  });
  it('have no empty text', () => {
    const empty = LANGUAGES.flatMap((language) =>
      textsOf(TEXTS[language], language).filter(([, text]) => !text.trim()),
    );
    expect(empty).toEqual([]);
  });
  it('fill each place of a text', () => {
    const unfilled = LANGUAGES.flatMap((language) =>
      textsOf(TEXTS[language], language).filter(([, text]) => /undefined|\$\{/.test(text)),
    );
    expect(unfilled).toEqual([]);
  });
  it('count in the form of the language', () => {
    expect(TEXTS.en.list.shown(1)).toBe('1 recording shown');
    expect(TEXTS.nl.list.shown(1200)).toBe('1.200 opnames getoond');
  });
});

describe('the language', () => {
  it('is the one that was chosen before', () => expect(chooseLanguage('nl', ['en-GB'])).toBe('nl'));
  it('is else the first of the browser’s that there are texts for', () => {
    expect(chooseLanguage(null, ['fr-FR', 'nl-BE', 'en'])).toBe('nl');
  });
  it('is else English', () => expect(chooseLanguage(null, ['fr-FR'])).toBe('en'));
  it('is not what somebody else stored under our name', () => expect(chooseLanguage('xx', ['nl'])).toBe('nl'));
});
