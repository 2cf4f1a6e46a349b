import MarkdownIt, { type Token } from 'markdown-it';
import { Html } from './html.ts';

/** Links lead to pages, to a mailbox, to a telephone, or to a place on this page; nothing that runs or embeds. */
const LINK = /^(https?:|mailto:|tel:|#|\/(?!\/))/i;

/** The page's own title is the only heading of the first rank. */
const TOP_RANK = 2;
const LAST_RANK = 6;

/** Raw HTML stays text and pictures are not loaded: what somebody writes can become nothing but text, lists and links. */
const renderer = new MarkdownIt({ html: false, linkify: true }).disable('image');
renderer.validateLink = (url) => LINK.test(url.trim());
renderer.core.ruler.push('ranks of headings', ({ tokens }) => rankHeadings(tokens));
renderer.core.ruler.push('no styles', ({ tokens }) => tokens.forEach(alignByClass));
renderer.renderer.rules['table_open'] = (_, __, ___, env) =>
  `<div class="wide" role="region" tabindex="0" aria-label="${renderer.utils.escapeHtml(String(env?.['table']))}"><table>`;
renderer.renderer.rules['table_close'] = () => '</table></div>';

interface Names {
  /** What a table is called, for whoever reaches it by keyboard to scroll it. */
  table: string;
}

/** @returns a text of CommonMark with tables as markup. */
export function renderMarkdown(text: string, names: Names): Html {
  return new Html(renderer.render(text, { ...names }));
}

/** Headings begin below the page's title and leave out no rank on their way down, whatever the writer began with. */
function rankHeadings(tokens: Token[]): void {
  const written: number[] = [];
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      const rank = Number(token.tag.slice(1));
      while (written.length > 0 && (written.at(-1) ?? 0) >= rank) written.pop();
      written.push(rank);
    }
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(TOP_RANK - 1 + written.length, LAST_RANK)}`;
  }
}

/** The page's policy allows no style attribute. */
function alignByClass(token: Token): void {
  const style = token.attrGet('style');
  if (typeof style === 'string') token.attrs = [['class', style.replace('text-align:', 'to-')]];
}
