import { styleText } from 'node:util';
import type { Outcome } from './findings.ts';

export type Style = Parameters<typeof styleText>[0];

/** Colours a text where a person looks at a terminal, and leaves it as it is elsewhere. */
export type Paint = (style: Style, text: string) => string;

export function createPaint(isColoured: boolean): Paint {
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}

export interface Row {
  what: string;
  where: string;
  outcome: Outcome;
  because: string;
}

const COLOUR: Record<Outcome, Style> = { seen: 'green', masked: 'yellow', hidden: 'red' };
/** Characters of a text or a place that leave room for the other columns on a wide terminal. */
const CELL_MAX = 44;

/** @returns rows under their heads, each column as wide as what stands in it. */
export function printTable(title: string, rows: readonly Row[], paint: Paint): string {
  const cells = rows.map(({ what, where, outcome }) => [shorten(what), shorten(where), outcome]);
  const heads = [title, 'WHERE', 'OUTCOME'];
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const pad = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  const lines = rows.map(({ outcome, because }, index) => {
    const [what, where, padded = ''] = pad(cells[index] ?? []);
    return [what, where, paint(COLOUR[outcome], padded), because].join('  ');
  });
  return [paint('dim', [...pad(heads), 'WHY'].join('  ')), ...lines].join('\n');
}

/** @returns the text cut to what fits a column. */
export function shorten(text: string): string {
  return text.length <= CELL_MAX ? text : `${text.slice(0, CELL_MAX - 1)}…`;
}
