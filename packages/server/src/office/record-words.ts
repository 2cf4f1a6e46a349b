import type { ProcessingRecord } from '@opname/protocol';
import type { PageLanguage } from '../documents/page-words.ts';

type Named<Key extends string> = Readonly<Record<Key, string>>;

/** The words of a record of processing, in the order of GDPR art. 30(1). */
export interface RecordWords {
  title: string;
  lead: (date: string) => string;
  legalBasis: string;
  consent: string;
  subjects: string;
  data: string;
  thirdCountries: string;
  noThirdCountries: string;
  rules: string;
  ruleCount: (version: string, count: number) => string;
  proof: string;
  proofKept: (days: number) => string;
  security: string;
  notice: string;
  subject: Named<ProcessingRecord['subjects'][number]>;
  datum: Named<ProcessingRecord['data'][number]>;
  measure: Named<ProcessingRecord['security'][number]>;
}

const en: RecordWords = {
  title: 'Record of processing',
  lead: (date) => `Made on ${date} from the configuration that runs (GDPR art. 30).`,
  legalBasis: 'Legal basis',
  consent: 'Consent of the participant (art. 6(1)(a)), for each recording',
  subjects: 'Whose data',
  data: 'Which data',
  thirdCountries: 'Outside the European Economic Area',
  noThirdCountries: 'No processor is outside it',
  rules: 'Rules of masking',
  ruleCount: (version, count) => `Version ${version}, ${count === 1 ? 'one rule' : `${count} rules`}`,
  proof: 'What is kept longer',
  proofKept: (days) =>
    `Consent, erasures and the watch log stay as proof, under a keyed hash; answered requests for ${days} days; counts of what at least five did together stay, and name nobody`,
  security: 'Security',
  notice: 'Notice in force',
  subject: {
    participants: 'Participants: trial users who said yes',
    'people-on-the-screen': 'People whose data were on the participant’s screen',
    staff: 'Staff who watched',
  },
  datum: {
    screen: 'What was on the screen, without what is sensitive',
    'masked-screen': 'What was on the screen, with all that was typed masked',
    layout: 'The layout of the screen, with all texts masked',
    actions: 'Clicks, scrolling, pointer, typing that is not masked, with their times',
    insights: 'What at least five participants did together, counted without who they were',
    consent: 'What was asked and answered, and when',
    requests: 'What participants asked for and were answered',
    'watch-log': 'Who watched what, and when',
  },
  measure: {
    'consent-first': 'Nothing is stored, sent or loaded before a yes',
    'masking-twice': 'Sensitive values are masked in the page, and again on the server',
    'key-for-each-recording': 'Each recording is encrypted with a key of its own (AES-256-GCM)',
    'keys-apart': 'Keys lie apart from what they open, wrapped by a master key',
    roles: 'Staff sign in and have roles; participants see only their own recordings',
    'watch-log': 'Each view, export and erasure is in a log that cannot be changed unnoticed',
    'reason-asked': 'Staff say why before they watch',
    'verified-erasure': 'Erasure and expiry destroy the key first, and are verified',
  },
};

const nl: RecordWords = {
  title: 'Verwerkingsregister',
  lead: (date) => `Gemaakt op ${date} uit de configuratie die draait (AVG art. 30).`,
  legalBasis: 'Grondslag',
  consent: 'Toestemming van de deelnemer (art. 6, lid 1, onder a), per opname',
  subjects: 'Van wie',
  data: 'Welke gegevens',
  thirdCountries: 'Buiten de Europese Economische Ruimte',
  noThirdCountries: 'Geen verwerker zit daarbuiten',
  rules: 'Regels voor maskeren',
  ruleCount: (version, count) => `Versie ${version}, ${count === 1 ? 'één regel' : `${count} regels`}`,
  proof: 'Wat langer blijft',
  proofKept: (days) =>
    `Toestemming, wissingen en het kijklogboek blijven als bewijs, onder een gesleutelde hash; beantwoorde verzoeken ${days} dagen; tellingen van wat minstens vijf samen deden blijven, en noemen niemand`,
  security: 'Beveiliging',
  notice: 'Mededeling die geldt',
  subject: {
    participants: 'Deelnemers: proefgebruikers die ja zeiden',
    'people-on-the-screen': 'Mensen van wie gegevens op het scherm van de deelnemer stonden',
    staff: 'Medewerkers die keken',
  },
  datum: {
    screen: 'Wat er op het scherm stond, zonder wat gevoelig is',
    'masked-screen': 'Wat er op het scherm stond, met alles wat getypt werd gemaskeerd',
    layout: 'De indeling van het scherm, met alle teksten gemaskeerd',
    actions: 'Klikken, scrollen, muis, typen dat niet gemaskeerd is, met de tijden',
    insights: 'Wat minstens vijf deelnemers samen deden, geteld zonder wie het waren',
    consent: 'Wat gevraagd en geantwoord is, en wanneer',
    requests: 'Wat deelnemers vroegen en welk antwoord ze kregen',
    'watch-log': 'Wie wat keek, en wanneer',
  },
  measure: {
    'consent-first': 'Voor een ja wordt niets opgeslagen, verstuurd of geladen',
    'masking-twice': 'Gevoelige waarden worden in de pagina gemaskeerd, en nog eens op de server',
    'key-for-each-recording': 'Elke opname is versleuteld met een eigen sleutel (AES-256-GCM)',
    'keys-apart': 'Sleutels liggen apart van wat ze openen, verpakt met een hoofdsleutel',
    roles: 'Medewerkers melden zich aan en hebben rollen; deelnemers zien alleen hun eigen opnamen',
    'watch-log': 'Elke keer kijken, exporteren en wissen staat in een logboek dat niet ongemerkt te veranderen is',
    'reason-asked': 'Medewerkers zeggen waarom voordat ze kijken',
    'verified-erasure': 'Wissen en verlopen vernietigen eerst de sleutel, en worden gecontroleerd',
  },
};

export const RECORD_WORDS: Readonly<Record<PageLanguage, RecordWords>> = { en, nl };
