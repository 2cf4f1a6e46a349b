import { diffTexts, type DiffBlock, type Passage } from './document-diff.ts';
import type { PublishedDocument } from './document-store.ts';
import { markup, type Html } from './html.ts';
import { listFacts, type Fact } from './notice-facts.ts';
import { directionOf, type PageWords } from './page-words.ts';

/** Paragraphs that did not change and are still shown, so that a change is read where it stands. */
const CONTEXT = 1;

interface In {
  language: string;
  words: PageWords;
}

/** @returns what changed from one version to another: first in what is done, then in the text. */
export function showComparison(before: PublishedDocument, after: PublishedDocument, { language, words }: In): Html {
  const { legend } = words;
  const marked = markup`<p class="lead">${legend.before}<del>${legend.gone}</del>${legend.and}<ins>${legend.added}</ins>.</p>`;
  return markup`${marked} ${compareSettings(before, after, words)}
    <h2>${words.text}</h2>
    ${compareTexts(before, after, { language, words })}`;
}

function compareSettings(before: PublishedDocument, after: PublishedDocument, words: PageWords): Html | undefined {
  const [a, b] = [before.content.settings, after.content.settings];
  if (!a || !b) return undefined;
  const changes = pairFacts(listFacts(a, words), listFacts(b, words)).filter(({ was, is }) => was !== is);
  const rows = changes.map(
    ({ name, was, is }) => markup`<dt>${name}</dt><dd>${showMarked('del', was)}${showMarked('ins', is)}</dd>`,
  );
  return markup`<h2>${words.settings}</h2>
    ${rows.length > 0 ? markup`<dl>${rows}</dl>` : markup`<p>${words.nothingChanged}</p>`}`;
}

function pairFacts(before: readonly Fact[], after: readonly Fact[]) {
  const names = new Set([...before, ...after].map(({ name }) => name));
  return [...names].map((name) => ({ name, was: textOf(before, name), is: textOf(after, name) }));
}

function showMarked(element: 'ins' | 'del', text: string): Html | undefined {
  if (text === '') return undefined;
  return element === 'ins' ? markup`<p><ins>${text}</ins></p>` : markup`<p><del>${text}</del></p>`;
}

function textOf(facts: readonly Fact[], name: string): string {
  return facts.find((fact) => fact.name === name)?.lines.join('; ') ?? '';
}

function compareTexts(before: PublishedDocument, after: PublishedDocument, { language, words }: In): Html {
  const was = before.content.texts[language];
  const is = after.content.texts[language];
  if (was === undefined && is === undefined) return markup`<p>${words.noText}</p>`;
  if (was === is) return markup`<p>${words.nothingChanged}</p>`;
  const only = was === undefined ? after : is === undefined ? before : undefined;
  return markup`${only ? markup`<p class="lead">${words.onlyIn(only.content.version)}</p>` : undefined}
    <div class="diff" lang="${language}" dir="${directionOf(language)}">
      ${showBlocks(diffTexts(was ?? '', is ?? ''), words)}
    </div>`;
}

/** Long runs that did not change are folded. */
function showBlocks(blocks: readonly DiffBlock[], words: PageWords): Html[] {
  const shown: Html[] = [];
  let run: string[] = [];
  let isFirst = true;
  const endRun = (isLast: boolean) => {
    shown.push(...foldRun(run, { isFirst, isLast, words }));
    run = [];
    isFirst = false;
  };
  for (const block of blocks) {
    if (block.kind === 'same') run.push(block.text);
    else {
      endRun(false);
      shown.push(showBlock(block));
    }
  }
  endRun(true);
  return shown;
}

function foldRun(
  run: readonly string[],
  { isFirst, isLast, words }: { isFirst: boolean; isLast: boolean; words: PageWords },
): Html[] {
  const before = isFirst ? 0 : CONTEXT;
  const after = isLast ? 0 : CONTEXT;
  const folded = run.slice(before, run.length - after);
  if (folded.length < 2) return paragraphs(run);
  const middle = markup`<details lang="${words.language}" dir="ltr">
    <summary>${words.unchanged(folded.length)}</summary>
    ${paragraphs(folded)}
  </details>`;
  return [...paragraphs(run.slice(0, before)), middle, ...paragraphs(run.slice(run.length - after))];
}

function paragraphs(texts: readonly string[]): Html[] {
  return texts.map((text) => markup`<p>${text}</p>`);
}

function showBlock(block: DiffBlock): Html {
  if (block.kind === 'changed') return markup`<div class="block">${block.passages.map(showPassage)}</div>`;
  return markup`<div class="block">${showPassage(block)}</div>`;
}

function showPassage({ kind, text }: Passage): Html {
  if (kind === 'same') return markup`${text}`;
  return kind === 'added' ? markup`<ins>${text}</ins>` : markup`<del>${text}</del>`;
}
