import type { Level, NoticeLanguage } from '@opname/protocol';

/**
 * The notice's own words in one language. `{window}`, `{until}`, `{kept}` and the like are filled from the settings in
 * force. One slot for each thing that the participant must know; the type makes a language complete or refused.
 */
export interface NoticeTexts {
  title: string;
  /** Read out once by a screen reader, because the notice takes no focus. */
  announcement: string;
  allow: string;
  decline: string;
  more: string;
  /** Each is a label and a sentence. */
  what: [label: string, sentences: Record<Level, string>];
  why: [label: string];
  howLong: [label: string, withEnd: string, withoutEnd: string];
  watchers: [label: string];
  leftOut: [label: string, sentences: Record<Level, string>];
  others: [label: string, sentence: string];
  kept: [label: string, sentence: string];
  stop: [label: string, sentence: string];
  controller: [label: string];
  contact: [label: string];
  policy: string;
  declining: string;
  version: string;
  sending: string;
  failed: string;
  covered: string;
}

const EN: NoticeTexts = {
  title: 'May we record the first {window} of your trial?',
  announcement: 'A question about recording your trial is at the top of this page.',
  allow: 'Allow',
  decline: 'Decline',
  more: 'More about this recording',
  what: [
    'What',
    {
      screen: 'What this app shows you and what you do in it: clicks, menus, typing.',
      inputs: 'What this app shows you and what you do in it. What you type is masked.',
      structure: 'The layout of this app and what you do in it. All text is masked.',
    },
  ],
  why: ['Why'],
  howLong: ['How long', 'Until {until}, then it stops by itself.', 'The first {window}, then it stops by itself.'],
  watchers: ['Who watches'],
  leftOut: [
    'Left out',
    {
      screen:
        'Passwords, card numbers and other sensitive fields are masked before anything leaves your browser. We take great care, but cannot guarantee that nothing slips through.',
      inputs:
        'Everything you type and sensitive fields are masked before anything leaves your browser. We take great care, but cannot guarantee that nothing slips through.',
      structure:
        'All text and everything you type is masked before it leaves your browser. We take great care, but cannot guarantee that nothing slips through.',
    },
  ],
  others: ['Other people', 'If the app shows data about other people, that may be recorded too.'],
  kept: ['How long kept', '{kept} after the recording ends; then it is erased.'],
  stop: [
    'Stop or erase',
    'At any moment, with the button that is on the screen while it records: stop and keep, or stop and erase.',
  ],
  controller: ['Who asks'],
  contact: ['Contact'],
  policy: 'Privacy policy',
  declining: 'Declining changes nothing in the app.',
  version: 'Notice {version}, last updated {updated}.',
  sending: 'One moment…',
  failed: 'That did not work, and nothing is recorded. Please try again.',
  covered: 'Something covers this question. Make it fully visible and try again.',
};

const NL: NoticeTexts = {
  title: 'Mogen wij de eerste {window} van uw proefperiode opnemen?',
  announcement: 'Bovenaan deze pagina staat een vraag over het opnemen van uw proefperiode.',
  allow: 'Toestaan',
  decline: 'Weigeren',
  more: 'Meer over deze opname',
  what: [
    'Wat',
    {
      screen: 'Wat deze app u toont en wat u erin doet: klikken, menu’s, typen.',
      inputs: 'Wat deze app u toont en wat u erin doet. Wat u typt, wordt onleesbaar gemaakt.',
      structure: 'De indeling van deze app en wat u erin doet. Alle tekst wordt onleesbaar gemaakt.',
    },
  ],
  why: ['Waarom'],
  howLong: ['Hoe lang', 'Tot {until}, daarna stopt het vanzelf.', 'De eerste {window}, daarna stopt het vanzelf.'],
  watchers: ['Wie kijkt'],
  leftOut: [
    'Niet in beeld',
    {
      screen:
        'Wachtwoorden, kaartnummers en andere gevoelige velden worden onleesbaar gemaakt voordat er iets uw browser verlaat. Wij doen dat zorgvuldig, maar kunnen niet garanderen dat er nooit iets doorheen glipt.',
      inputs:
        'Alles wat u typt en gevoelige velden worden onleesbaar gemaakt voordat er iets uw browser verlaat. Wij doen dat zorgvuldig, maar kunnen niet garanderen dat er nooit iets doorheen glipt.',
      structure:
        'Alle tekst en alles wat u typt wordt onleesbaar gemaakt voordat het uw browser verlaat. Wij doen dat zorgvuldig, maar kunnen niet garanderen dat er nooit iets doorheen glipt.',
    },
  ],
  others: ['Andere mensen', 'Toont de app gegevens van anderen, dan kunnen die ook in de opname staan.'],
  kept: ['Hoe lang bewaard', '{kept} na het einde van de opname; daarna wordt die gewist.'],
  stop: [
    'Stoppen of wissen',
    'Op elk moment, met de knop die tijdens het opnemen in beeld staat: stoppen en bewaren, of stoppen en wissen.',
  ],
  controller: ['Wie vraagt dit'],
  contact: ['Contact'],
  policy: 'Privacybeleid',
  declining: 'Weigeren verandert niets in de app.',
  version: 'Kennisgeving {version}, laatst bijgewerkt {updated}.',
  sending: 'Een moment…',
  failed: 'Dat is niet gelukt en er wordt niets opgenomen. Probeer het nog eens.',
  covered: 'Er staat iets voor deze vraag. Maak de vraag helemaal zichtbaar en probeer het nog eens.',
};

export const NOTICE_TEXTS: Record<NoticeLanguage, NoticeTexts> = { en: EN, nl: NL };
