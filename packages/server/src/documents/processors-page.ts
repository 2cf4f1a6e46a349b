import type { BackupState, PublishedNotice } from '@opname/protocol';
import type { Site } from '../config/sites.ts';
import { showBackups } from './backups-section.ts';
import { addressOf, processorsAddress } from './document-address.ts';
import type { Reader } from './document-page.ts';
import { markup, type Html } from './html.ts';
import { nameCountry } from './notice-facts.ts';
import { framePage } from './page-frame.ts';
import { nameLanguage, PAGE_LANGUAGES, PAGE_WORDS, type PageWords } from './page-words.ts';

/** Who handles recordings, and where backups of them lie. */
interface Processing {
  notice: PublishedNotice;
  backups: BackupState | undefined;
}

/** @returns the page that lists who handles recordings on behalf of the controller, by the notice in force. */
export function showProcessors(site: Site, { notice, backups }: Processing, { language, asked }: Reader): string {
  const words = PAGE_WORDS[language];
  const lang = asked === undefined ? '' : `?lang=${language}`;
  const notices = addressOf({ site: site.key, kind: 'notice' });
  const here = processorsAddress(site.key);
  return framePage({
    language,
    title: words.processors,
    publisher: site.name,
    links: [
      { href: notices + lang, text: words.notice.current },
      { href: here + lang, text: words.processors, isCurrent: true },
    ],
    languages: PAGE_LANGUAGES.map((code) => ({
      code,
      href: `${here}?lang=${code}`,
      text: nameLanguage(code, code),
      isCurrent: code === language,
    })),
    content: markup`<h1>${words.processors}</h1>
      <p class="lead">${words.processorsLead}</p>
      ${notice.processors.length > 0 ? listProcessors(notice, words) : markup`<p class="state">${words.noProcessors}</p>`}
      ${backups && showBackups(backups, language)}`,
  });
}

function listProcessors({ processors }: PublishedNotice, words: PageWords): Html {
  const rows = processors.map(
    ({ name, service, country }) =>
      markup`<tr>
        <td>${name}</td>
        <td>${service}</td>
        <td>${nameCountry(country, words.language)}</td>
      </tr>`,
  );
  const head = [words.name, words.service, words.country].map((text) => markup`<th scope="col">${text}</th>`);
  return markup`<div class="wide" role="region" tabindex="0" aria-label="${words.processors}">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
