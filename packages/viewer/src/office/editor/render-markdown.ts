import MarkdownIt from 'markdown-it';

/** Links lead to pages, to a mailbox, to a telephone, or to a place on this page; nothing that runs or embeds. */
const LINK = /^(https?:|mailto:|tel:|#|\/(?!\/))/i;

/** As the server publishes it: raw HTML stays text and pictures are not loaded. */
const renderer = new MarkdownIt({ html: false, linkify: true }).disable('image');
renderer.validateLink = (address) => LINK.test(address.trim());

/** @returns a text of CommonMark as markup that holds nothing but text, lists, tables and links. */
export function renderMarkdown(text: string): string {
  return renderer.render(text);
}
