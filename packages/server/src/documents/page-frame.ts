import { createHash } from 'node:crypto';
import { markup, Html } from './html.ts';
import { LOOK } from './page-look.ts';
import { PAGE_LANGUAGES, PAGE_WORDS, type PageLanguage } from './page-words.ts';

/** Nothing but the page itself and its own style, which is allowed by its hash. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(LOOK).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface Link {
  href: string;
  text: string;
  isCurrent?: boolean;
}

export interface Frame {
  language: PageLanguage;
  title: string;
  /** Who publishes the page: the site. */
  publisher: string;
  links: readonly Link[];
  /** The address of this page in each of its languages; none where it has only one. */
  languages: readonly (Link & { code: string })[];
  content: Html;
  footer?: Html | undefined;
}

/** The mark of Opname: an O that is open where the two hours end, around the dot that everyone knows for recording. */
const MARK = markup`<svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
  <path d="M21.5 6.5A11 11 0 1 0 26 11.4" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" />
  <circle cx="16" cy="16" r="4.6" />
</svg>`;

/** @returns a whole page that can be read, printed and saved without a script. */
export function framePage({ language, title, publisher, links, languages, content, footer }: Frame): string {
  const words = PAGE_WORDS[language];
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${publisher}</title>
        <style>${new Html(LOOK)}</style>
      </head>
      <body>
        <a class="skip" href="#text">${words.skip}</a>
        <header>
          <div class="who">${MARK}<span>${publisher}</span></div>
          ${listLinks(words.documents, links)}
        </header>
        <main id="text">${content}</main>
        <footer>${footer} ${languages.length > 1 ? listLanguages(words.languages, languages) : undefined}</footer>
      </body>
    </html>`.text;
}

function listLinks(label: string, links: readonly Link[]): Html | undefined {
  if (links.length === 0) return undefined;
  return markup`<nav aria-label="${label}">
    <ul>
      ${links.map(({ href, text, isCurrent }) => markup`<li><a href="${href}"${current(isCurrent)}>${text}</a></li>`)}
    </ul>
  </nav>`;
}

function listLanguages(label: string, languages: Frame['languages']): Html {
  return markup`<nav aria-label="${label}">
    <ul>
      ${languages.map(
        ({ code, href, text, isCurrent }) =>
          markup`<li><a href="${href}" lang="${code}" hreflang="${code}"${current(isCurrent)}>${text}</a></li>`,
      )}
    </ul>
  </nav>`;
}

function current(isCurrent: boolean | undefined): Html | undefined {
  return isCurrent ? markup` aria-current="page"` : undefined;
}

/** @returns the language in which the page speaks: the one asked for, else the browser's, else English. */
export function choosePageLanguage(asked: string | undefined, acceptLanguage: string | undefined): PageLanguage {
  const wanted = [asked ?? '', ...(acceptLanguage ?? '').split(',').map((part) => part.trim())];
  const codes = wanted.map((part) => part.slice(0, 2).toLowerCase());
  return codes.flatMap((code) => PAGE_LANGUAGES.find((language) => language === code) ?? [])[0] ?? 'en';
}
