import type { Level, NoticeLanguage } from '@opname/protocol';

/** A label, and a sentence with the settings in force as `{name}`. */
type Row = [label: string, sentence: string];

/**
 * The notice's own words in one language, with a place for each thing that a participant must know: the type makes a
 * language complete or refused.
 */
export interface NoticeTexts {
  title: string;
  allow: string;
  decline: string;
  more: string;
  preview: string;
  first: [what: Row, why: Row, howLong: Row, watchers: Row];
  second: [leftOut: Row, others: Row, kept: Row, stop: Row, controller: Row, contact: Row];
  small: string;
  policy: string;
  /** What is recorded, and what is left out, where no rule speaks. */
  seen: Record<Level, string>;
  masked: Record<Level, string>;
  /** The end, where the page knows it and where not. */
  end: [known: string, unknown: string];
  sending: string;
  failed: string;
  covered: string;
}

const EN: NoticeTexts = {
  title: 'May we record the first {window} of your trial?',
  allow: 'Allow',
  decline: 'Decline',
  more: 'More about this recording',
  preview: 'See what would be recorded',
  first: [
    ['What', '{seen}'],
    ['Why', '{purpose}'],
    ['How long', '{end}, then it stops by itself.'],
    ['Who watches', '{watchers}'],
  ],
  second: [
    [
      'Left out',
      '{masked} masked before anything leaves your browser. We cannot guarantee that nothing slips through.',
    ],
    ['Other people', 'What the app shows of others may be recorded too.'],
    ['How long kept', '{kept} after it ends; then it is erased.'],
    ['Stop or erase', 'At any moment, with the button on the screen.'],
    ['Who asks', '{controller}'],
    ['Contact', '{contact}'],
  ],
  small: 'Declining changes nothing in the app. Notice {version}, updated {updated}.',
  policy: 'Privacy policy',
  seen: {
    screen: 'What this app shows and what you do in it: clicks, menus, typing.',
    inputs: 'What this app shows and what you do in it, but not what you type.',
    structure: 'The layout of this app and what you do in it, but no text.',
  },
  masked: {
    screen: 'Passwords, card numbers and other sensitive fields are',
    inputs: 'Sensitive fields and all that you type are',
    structure: 'All text and all that you type is',
  },
  end: ['Until {time}', 'The first {window}'],
  sending: 'One moment.',
  failed: 'That did not work; nothing is recorded. Please try again.',
  covered: 'Something covers this question.',
};

const NL: NoticeTexts = {
  title: 'Mogen wij de eerste {window} van uw proefperiode opnemen?',
  allow: 'Toestaan',
  decline: 'Weigeren',
  more: 'Meer over deze opname',
  preview: 'Bekijk wat er zou worden opgenomen',
  first: [
    ['Wat', '{seen}'],
    ['Waarom', '{purpose}'],
    ['Hoe lang', '{end}, daarna stopt het vanzelf.'],
    ['Wie kijkt', '{watchers}'],
  ],
  second: [
    [
      'Niet in beeld',
      '{masked} onleesbaar gemaakt voordat er iets uw browser verlaat. Wij kunnen niet garanderen dat er nooit iets doorheen glipt.',
    ],
    ['Andere mensen', 'Ook wat de app over anderen toont, kan in beeld komen.'],
    ['Bewaartermijn', '{kept} na het einde; daarna wordt die gewist.'],
    ['Stoppen of wissen', 'Op elk moment, met de knop in beeld.'],
    ['Wie vraagt dit', '{controller}'],
    ['Contact', '{contact}'],
  ],
  small: 'Weigeren verandert niets in de app. Kennisgeving {version}, bijgewerkt {updated}.',
  policy: 'Privacybeleid',
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
  end: ['Tot {time}', 'De eerste {window}'],
  sending: 'Een moment.',
  failed: 'Dat is niet gelukt; er wordt niets opgenomen. Probeer het nog eens.',
  covered: 'Er staat iets voor deze vraag.',
};

export const NOTICE_TEXTS: Record<NoticeLanguage, NoticeTexts> = { en: EN, nl: NL };
