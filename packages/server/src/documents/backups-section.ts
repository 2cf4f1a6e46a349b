import type { BackupState } from '@opname/protocol';
import { markup, type Html } from './html.ts';
import { nameCountry } from './notice-facts.ts';
import { formatDate, type PageLanguage } from './page-words.ts';

interface BackupWords {
  title: string;
  lead: string;
  kept: (keeps: BackupState['keeps']) => string;
  provider: string;
  place: string;
  count: string;
  oldest: string;
}

const WORDS: Readonly<Record<PageLanguage, BackupWords>> = {
  en: {
    title: 'Where backups lie',
    lead: 'A backup holds recordings encrypted and never their keys: what was erased or has expired cannot be read from one, and does not come back when one is restored.',
    kept: ({ daily, weekly, monthly, days, keyDays }) =>
      `Kept are ${daily} of days, ${weekly} of weeks and ${monthly} of months, none longer than ${days} days. Copies of keys lie apart from them for ${keyDays} days at most.`,
    provider: 'Provider',
    place: 'Place',
    count: 'Backups',
    oldest: 'The oldest is of',
  },
  nl: {
    title: 'Waar back-ups liggen',
    lead: 'Een back-up bevat opnames versleuteld en nooit de sleutels: wat is gewist of verlopen is er niet uit te lezen, en komt niet terug wanneer er een wordt teruggezet.',
    kept: ({ daily, weekly, monthly, days, keyDays }) =>
      `Bewaard worden er ${daily} van dagen, ${weekly} van weken en ${monthly} van maanden, geen langer dan ${days} dagen. Kopieën van sleutels liggen daar los van, hoogstens ${keyDays} dagen.`,
    provider: 'Aanbieder',
    place: 'Plaats',
    count: 'Back-ups',
    oldest: 'De oudste is van',
  },
};

/** Said from what is really there, not from what was meant. */
export function showBackups({ keeps, places }: BackupState, language: PageLanguage): Html {
  const words = WORDS[language];
  const head = [words.provider, words.place, words.count, words.oldest];
  const rows = places.map(
    ({ provider, dataCentre, country, backups, oldestAt }) =>
      markup`<tr>
        <td>${provider}</td>
        <td>${dataCentre}, ${nameCountry(country, language)}</td>
        <td>${String(backups)}</td>
        <td>${oldestAt === undefined ? '–' : formatDate(oldestAt, language)}</td>
      </tr>`,
  );
  return markup`<h2>${words.title}</h2>
    <p>${words.lead}</p>
    <p>${words.kept(keeps)}</p>
    <div class="wide" role="region" tabindex="0" aria-label="${words.title}">
      <table>
        <thead>
          <tr>
            ${head.map((text) => markup`<th scope="col">${text}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}
