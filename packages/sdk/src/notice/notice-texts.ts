import type { Level, NoticeLanguage } from '@opname/protocol';

/** A label, and a sentence with the settings in force as `{name}`. */
type Row = [label: string, sentence: string];

/**
 * The notice's own words in one language, with a place for each thing that a participant must know: the type makes a
 * language complete or refused. They are data: the server writes those of one language into the script.
 */
export interface NoticeTexts {
  title: string;
  allow: string;
  decline: string;
  more: string;
  preview: string;
  first: [what: Row, why: Row, howLong: Row, watchers: Row];
  second: [
    leftOut: Row,
    others: Row,
    kept: Row,
    recipients: Row,
    processors: Row,
    stop: Row,
    controller: Row,
    contact: Row,
  ];
  small: string;
  policy: string;
  /** Where a list of the notice is empty. */
  nobody: string;
  /** What is recorded, and what is left out, where no rule speaks. */
  seen: Record<Level, string>;
  masked: Record<Level, string>;
  /** What the site's own rules add to it. */
  rules: string;
  /** The end, where the page knows it and where not. */
  end: [known: string, unknown: string];
  sending: string;
  failed: string;
  covered: string;
}

/** All that it takes to ask in one language. */
export interface Language {
  code: NoticeLanguage;
  texts: NoticeTexts;
}
