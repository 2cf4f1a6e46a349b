import { expect, test } from 'vitest';
import { element, snapshot } from '../../testing/picture.ts';
import { createSanitiser } from '../sanitiser.ts';

const WORDS = 'casual advance access carbon chalk between adult cactus cargo beauty bench zebra'.split(' ');

function shown(...children: Parameters<typeof snapshot>): string {
  return JSON.stringify(createSanitiser({ level: 'screen' }).sanitise(snapshot(...children)));
}

test.each(['Recovery phrase', 'Your secret recovery phrase', 'Herstelzin', 'Phrase de récupération', 'Frase semilla'])(
  'a recovery phrase under the heading "%s" is masked, as a text and as a list',
  (heading) => {
    const asText = shown(element('h3', {}, heading), element('p', {}, WORDS.join(' ')));
    const items = WORDS.map((word, index) => element('li', {}, element('i', {}, `${index + 1}.`), word));
    const asList = shown(element('h3', {}, heading), element('p', {}, 'Write it down.'), element('ol', {}, ...items));
    for (const word of WORDS) {
      expect(asText).not.toContain(word);
      expect(asList).not.toContain(word);
    }
    expect(asList).toContain('Write it down.');
  },
);

test('a recovery phrase in the text that names it is masked', () => {
  expect(shown(element('p', {}, `Recovery phrase: ${WORDS.join(' ')}`))).not.toContain('cactus');
});

test('words under other headings, and sentences about a phrase, stay', () => {
  expect(shown(element('h3', {}, 'Tags'), element('p', {}, WORDS.join(' ')))).toContain('cactus');
  const about = 'Keep your recovery phrase: whoever has these words has the wallet, so tell nobody what they are.';
  expect(shown(element('h3', {}, 'Recovery phrase'), element('p', {}, about))).toContain(about);
});
