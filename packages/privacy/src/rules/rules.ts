import type { CompiledSelector } from './selector.ts';

/** What a rule does with what it matches. Sensitive fields are masked whatever a rule says. */
export type Action = 'hide' | 'mask' | 'show';

/** One rule. All that it names must fit: `{ action: 'mask', selector: '.customer', page: '/orders/*' }`. */
export interface Rule {
  action: Action;
  /** A CSS selector; `docs/privacy.md` lists the part of CSS that is understood. */
  selector?: string;
  /** The `name` or `id` of a field; `*` stands for any characters. */
  field?: string;
  /** The path of the page, or its whole address when it begins with `http`; `*` within a part, `**` across parts. */
  page?: string;
  /** The rule's own name, for messages and for the reports of `opname rules check`. */
  name?: string;
}

/** What `opname.rules.ts` exports. */
export interface Rules {
  /** Named in each recording and in the consent, so that it is known later which rules were in force. */
  version: string;
  rules?: readonly Rule[];
  /** Query parameters that may be recorded. */
  parameters?: readonly string[];
  /** The app's own texts, which the level `structure` may show; `opname rules strings` collects them. */
  strings?: readonly string[];
  /** Canvases that may be recorded, by selector; with regions only those parts of it. */
  canvas?: readonly (string | { selector: string; regions: readonly Region[] })[];
}

/** Rules as the sanitiser uses them. */
export interface CompiledRules {
  version: string;
  rules: readonly CompiledRule[];
  parameters: ReadonlySet<string>;
  strings: ReadonlySet<string>;
  canvas: readonly CanvasRule[];
}

/** A part of a canvas, in CSS pixels from its upper left corner. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface CanvasRule {
  selector: CompiledSelector;
  /** Empty for all of it. */
  regions: readonly Region[];
}

export interface CompiledRule {
  action: Action;
  /** How the rule is called in reports. */
  name: string;
  selector: CompiledSelector | undefined;
  field: RegExp | undefined;
  page: RegExp | undefined;
  /** Stands for the pattern of `page` in a recording, which says no more of the address than that. */
  pageKey: string | undefined;
}

/** @returns the rules as they are; lets an editor check and complete `opname.rules.ts`. */
export function defineRules(rules: Rules): Rules {
  return rules;
}

/** Rules of a site that has none. */
export const NO_RULES: CompiledRules = {
  version: 'none',
  rules: [],
  parameters: new Set(),
  strings: new Set(),
  canvas: [],
};
