import type { FieldFinding, TextFinding } from './findings.ts';
import type { Judgement, PageResult } from './judge-pages.ts';
import { createPaint, printTable, shorten, type Paint, type Row, type Style } from './print-table.ts';

export interface Report extends Judgement {
  level: string;
  /** Version of the rules, `none` without. */
  rules: string;
  pages: PageResult[];
  /** Why a page could not be checked, with its name. */
  failures: string[];
}

export interface PrintOptions {
  /** Also each text that is seen. */
  all: boolean;
  /** Only for people at a terminal. */
  isColoured: boolean;
}

/** @returns the report for people: a table for each page, then what should be looked at. */
export function printReport(report: Report, { all, isColoured }: PrintOptions): string {
  const paint = createPaint(isColoured);
  const sections = [
    ...report.pages.map((page) => printPage(page, { report, paint, all })),
    ...printWarnings(report, paint),
    printSum(report, paint),
  ];
  return `${sections.join('\n\n')}\n`;
}

interface Printing {
  report: Report;
  paint: Paint;
  all: boolean;
}

function printPage({ page, fields, texts }: PageResult, { report, paint, all }: Printing): string {
  const told = collapse(texts.filter(({ outcome }) => all || outcome !== 'seen'));
  const seen = texts.filter(({ outcome }) => outcome === 'seen').length;
  const parts = [
    `${paint('bold', page)}  level ${report.level}, rules ${report.rules}`,
    fields.length > 0 ? printTable('FIELD', fields.map(toRow), paint) : 'No fields',
  ];
  if (told.length > 0) parts.push(printTable('TEXT', told, paint));
  if (!all && seen > 0) parts.push(`${count(seen, 'text')} seen; --all lists them`);
  return parts.join('\n\n');
}

function toRow({ label, where, outcome, because }: FieldFinding): Row {
  return { what: label, where, outcome, because };
}

/** The same text with the same outcome is said once; so are the options of a list. */
function collapse(texts: readonly TextFinding[]): Row[] {
  const rows = new Map<string, Row & { times: number }>();
  for (const { text, role, where, outcome, because } of texts) {
    const what = role === 'option' ? 'options of a list' : text;
    const key = [what, outcome, because].join('\n');
    const known = rows.get(key);
    if (known) known.times++;
    else rows.set(key, { what, where, outcome, because, times: 1 });
  }
  return Array.from(rows.values(), toCollapsed);
}

function toCollapsed({ what, where, outcome, because, times }: Row & { times: number }): Row {
  return { what: times === 1 ? what : `${shorten(what)} ×${times}`, where, outcome, because };
}

function printWarnings({ shown, masked, unmatched, failures }: Report, paint: Paint): string[] {
  const sections: [Style, string, string[]][] = [
    ['red', 'Could not be checked:', failures],
    [
      'red',
      'Look sensitive and are seen; mask them with a rule, or show them with one:',
      shown.map(({ page, where, because }) => `${page}  ${where}: ${because}`),
    ],
    ['red', 'Rules that match nothing on these pages; mend or remove them, or name the pages they are for:', unmatched],
    [
      'yellow',
      'Look harmless and are masked:',
      masked.map(({ page, where, text, because }) => `${page}  ${where} “${shorten(text)}”: ${because}`),
    ],
  ];
  return sections
    .filter(([, , lines]) => lines.length > 0)
    .map(([style, title, lines]) => [paint(style, title), ...lines.map((line) => `  ${line}`)].join('\n'));
}

function printSum({ pages, shown, unmatched, failures }: Report, paint: Paint): string {
  const fields = pages.flatMap((page) => page.fields);
  const outcomes = (['seen', 'masked', 'hidden'] as const).map(
    (outcome) => `${fields.filter((field) => field.outcome === outcome).length} ${outcome}`,
  );
  const bad = shown.length + unmatched.length + failures.length;
  const verdict = bad === 0 ? paint('green', 'fine') : paint('red', `${bad} to mend`);
  return `${count(pages.length, 'page')}, ${count(fields.length, 'field')} (${outcomes.join(', ')}): ${verdict}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
