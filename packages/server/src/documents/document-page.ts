/** The pages of a document: one version, the list of all, and what changed between two. */
import type { BackupState, DocumentDraft } from '@opname/protocol';
import { showBackups } from './backups-section.ts';
import { addressOf, processorsAddress } from './document-address.ts';
import type { DocumentName, PublishedDocument } from './document-store.ts';
import { showComparison } from './comparison.ts';
import { markup, type Html } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { listFacts, showFacts } from './notice-facts.ts';
import { framePage, type Link } from './page-frame.ts';
import {
  directionOf,
  formatDate,
  nameLanguage,
  PAGE_LANGUAGES,
  PAGE_WORDS,
  type PageLanguage,
  type PageWords,
} from './page-words.ts';

export interface Reader {
  language: PageLanguage;
  /** The language that was asked for by name, which may be one that only the document speaks. */
  asked: string | undefined;
}

export interface DocumentOfSite extends DocumentName {
  siteName: string;
  /** The newest, which is in force, first; at least one. */
  versions: readonly [PublishedDocument, ...PublishedDocument[]];
  /** As they are now; undefined where none are taken. */
  backups?: BackupState | undefined;
}

/** @returns the page of one version. */
export function showVersion(of: DocumentOfSite, document: PublishedDocument, reader: Reader): string {
  const words = PAGE_WORDS[reader.language];
  const { version, updated, settings, texts } = document.content;
  const title = words[of.kind].title;
  const isCurrent = document.number === of.versions[0].number;
  const content = markup`<h1>${title}</h1>
    <p class="lead">${words.version(version)}, ${words.updated(formatDate(updated, reader.language))}</p>
    ${showState(of, document, words)} ${settings ? showFacts(listFacts(settings, words)) : undefined}
    ${showText(texts, reader, words)}
    ${isCurrent && of.backups ? showBackups(of.backups, reader.language) : undefined}`;
  return framePage({
    ...frameOf(of, reader, isCurrent ? 'current' : undefined),
    title: `${title}, ${words.version(version)}`,
    languages: listLanguages(texts, isCurrent ? addressOf(of) : addressOf(of, version), reader),
    content,
    footer: markup`<p>${words.fingerprint}:<br /><code>${document.hash}</code></p>`,
  });
}

/** @returns the page that a draft would be once it is published; it says what it is, and leads nowhere. */
export function showDraft(of: Omit<DocumentOfSite, 'versions'>, draft: DocumentDraft, reader: Reader): string {
  const words = PAGE_WORDS[reader.language];
  const { version, updated, settings, texts } = draft;
  const title = words[of.kind].title;
  const content = markup`<h1>${title}</h1>
    <p class="lead">${words.version(version)}, ${words.updated(formatDate(updated, reader.language))}</p>
    <p class="state old">${words.draft}</p>
    ${settings ? showFacts(listFacts(settings, words)) : undefined} ${showText(texts, reader, words)}`;
  return framePage({ language: reader.language, title, publisher: of.siteName, links: [], languages: [], content });
}

/** @returns the page that lists every version. */
export function showVersions(of: DocumentOfSite, reader: Reader): string {
  const words = PAGE_WORDS[reader.language];
  const title = `${words[of.kind].title}: ${words.versions.toLowerCase()}`;
  const items = of.versions.map((document, index) => {
    const { version } = document.content;
    const mark = index === 0 ? markup`<span class="tag">${words.isCurrent}</span>` : undefined;
    const when = formatDate(document.publishedAt, reader.language);
    return markup`<li>
      <span><a href="${addressOf(of, version)}${langOf(reader)}">${words.version(version)}</a>${mark}</span>
      <time class="when" datetime="${new Date(document.publishedAt).toISOString()}">${when}</time>
    </li>`;
  });
  const content = markup`<h1>${title}</h1>
    <p class="lead">${words.versionsLead}</p>
    <ol class="versions">
      ${items}
    </ol>
    ${of.versions.length > 1 ? chooseTwo(of, reader, words) : undefined}`;
  const languages = listLanguages({}, addressOf(of, 'versions'), reader);
  return framePage({ ...frameOf(of, reader, 'versions'), title, languages, content });
}

/** @returns the page that shows what changed from one version to another. */
export function showChanges(
  of: DocumentOfSite,
  [before, after]: readonly [PublishedDocument, PublishedDocument],
  reader: Reader,
): string {
  const words = PAGE_WORDS[reader.language];
  const names = [before.content.version, after.content.version] as const;
  const texts = { ...before.content.texts, ...after.content.texts };
  const language = chooseText(texts, reader);
  const content = markup`<h1>${words[of.kind].title}: ${words.comparison.toLowerCase()}</h1>
    <p class="lead">${words.between(...names)}</p>
    ${showComparison(before, after, { language, words })}`;
  return framePage({
    ...frameOf(of, reader),
    title: `${words[of.kind].title}: ${words.between(...names)}`,
    languages: listLanguages(texts, addressOf(of, 'compare', ...names), reader),
    content,
  });
}

function frameOf(of: DocumentOfSite, reader: Reader, here?: 'current' | 'versions') {
  const words = PAGE_WORDS[reader.language];
  const at = (address: string) => address + langOf(reader);
  const links: Link[] = [
    { href: at(addressOf(of)), text: words[of.kind].current, isCurrent: here === 'current' },
    { href: at(addressOf(of, 'versions')), text: words.versions, isCurrent: here === 'versions' },
    { href: at(processorsAddress(of.site)), text: words.processors },
  ];
  return { language: reader.language, publisher: of.siteName, links };
}

/** Who asked for a language keeps it from page to page. */
function langOf({ asked }: Reader): string {
  return asked === undefined ? '' : `?lang=${encodeURIComponent(asked)}`;
}

function showState(of: DocumentOfSite, document: PublishedDocument, words: PageWords): Html {
  const before = of.versions.find(({ number }) => number === document.number - 1);
  const changes =
    before &&
    markup` <a href="${addressOf(of, 'compare', before.content.version, document.content.version)}">${words.changes}</a>`;
  if (document.number === of.versions[0].number) return markup`<p class="state">${words.inForce}${changes}</p>`;
  return markup`<p class="state old">
    ${words.noLongerInForce} <a href="${addressOf(of)}">${words.readCurrent}</a>${changes}
  </p>`;
}

function showText(texts: Readonly<Record<string, string>>, reader: Reader, words: PageWords): Html | undefined {
  const language = chooseText(texts, reader);
  const text = texts[language];
  if (text === undefined) return undefined;
  const isOther = language !== (reader.asked ?? reader.language);
  const apology =
    isOther && markup`<p class="lead">${words.otherLanguage(nameLanguage(language, reader.language))}</p>`;
  return markup`${apology || undefined}
    <article lang="${language}" dir="${directionOf(language)}">
      ${renderMarkdown(text, { table: words.table })}
    </article>`;
}

/** @returns the language of the text to show: the one asked for, the page's own, English, or any that there is. */
function chooseText(texts: Readonly<Record<string, string>>, { asked, language }: Reader): string {
  const wanted = [asked, language, 'en', ...Object.keys(texts)];
  return wanted.find((code) => code !== undefined && texts[code] !== undefined) ?? language;
}

/** The page's own languages and those of the document. */
function listLanguages(texts: Readonly<Record<string, string>>, address: string, reader: Reader) {
  const codes = [...new Set([...PAGE_LANGUAGES, ...Object.keys(texts)])];
  return codes.map((code) => ({
    code,
    href: `${address}?lang=${code}`,
    text: nameLanguage(code, code),
    isCurrent: code === (reader.asked ?? reader.language),
  }));
}

/** Without a script: the two versions go to an address of their own, which leads on to the comparison. */
function chooseTwo(of: DocumentOfSite, { asked }: Reader, words: PageWords): Html {
  const options = (chosen: number) =>
    of.versions.map(({ content: { version } }, index) =>
      index === chosen ? markup`<option selected>${version}</option>` : markup`<option>${version}</option>`,
    );
  return markup`<form method="get" action="${addressOf(of, 'compare')}">
    <label>${words.older}<select name="from">${options(1)}</select></label>
    <label>${words.newer}<select name="to">${options(0)}</select></label>
    ${asked === undefined ? undefined : markup`<input type="hidden" name="lang" value="${asked}" />`}
    <button>${words.compare}</button>
  </form>`;
}
