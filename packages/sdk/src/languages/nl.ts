import type { Language } from '../notice/notice-texts.ts';

export const nl: Language = {
  code: 'nl',
  texts: {
    title: 'Mogen wij de eerste {window} van uw proefperiode opnemen?',
    allow: 'Toestaan',
    decline: 'Weigeren',
    more: 'Meer over deze opname',
    preview: 'Bekijk wat er zou worden opgenomen',
    first: [
      ['Wat', '{seen}'],
      ['Waarom', '{purpose}'],
      ['Hoe lang', '{end}, daarna stopt het vanzelf.'],
      ['Wie kijkt', '{watchers} Nooit uw werkgever.'],
    ],
    second: [
      [
        'Niet in beeld',
        '{masked} onleesbaar gemaakt voordat er iets uw browser verlaat. Wij kunnen niet garanderen dat er nooit iets doorheen glipt.{rules}',
      ],
      ['Andere mensen', 'Ook wat de app over anderen toont, kan in beeld komen. U kunt op elk moment pauzeren.'],
      [
        'Bewaartermijn',
        '{kept} na het einde; daarna wordt de opname gewist. Tellingen van wat minstens vijf mensen deden blijven, zonder namen.',
      ],
      ['Wie krijgt de opname', '{recipients}'],
      ['Verwerkers', '{processors}'],
      ['Stoppen of wissen', 'Op elk moment, met de knop in beeld: pauzeren, stoppen en bewaren, of stoppen en wissen.'],
      ['Wie vraagt dit', '{controller}'],
      ['Contact', '{contact}'],
    ],
    small: 'Weigeren verandert niets in de app. Kennisgeving {version}, bijgewerkt {updated}.',
    policy: 'Privacybeleid',
    nobody: 'Geen',
    seen: {
      screen: 'Wat deze app toont en wat u erin doet: klikken, kiezen, typen.',
      inputs: 'Wat deze app toont en wat u erin doet, maar niet wat u typt.',
      structure: 'De indeling van deze app en wat u erin doet, maar geen tekst.',
    },
    masked: {
      screen: 'Wachtwoorden, kaartnummers en andere gevoelige velden worden',
      inputs: 'Gevoelige velden en alles wat u typt worden',
      structure: 'Alle tekst en alles wat u typt wordt',
    },
    rules: 'Regels van deze app: verborgen {hide}, onleesbaar {mask}, zichtbaar {show}.',
    end: ['Tot {time}', 'De eerste {window}'],
    sending: 'Een moment.',
    failed: 'Dat is niet gelukt; er wordt niets opgenomen. Probeer het nog eens.',
    covered: 'Er staat iets voor deze vraag.',
  },
};
