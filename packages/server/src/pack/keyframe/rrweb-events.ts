/** rrweb's numbers that packing has to know (packages/types/src/index.ts there), and readers of its untyped fields. */

export const EVENT = { snapshot: 2, incremental: 3, meta: 4, custom: 5 } as const;

export const SOURCE = {
  mutation: 0,
  mouseMove: 1,
  interaction: 2,
  scroll: 3,
  resize: 4,
  input: 5,
  touchMove: 6,
  media: 7,
  sheetRule: 8,
  font: 10,
  drag: 12,
  styleDeclaration: 13,
  selection: 14,
  adoptedSheets: 15,
  customElement: 16,
} as const;

export const INTERACTION = { click: 2, focus: 5, touchStart: 7 } as const;

export const NODE = { document: 0, doctype: 1, element: 2, text: 3 } as const;

export type Fields = Record<string, unknown>;

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
