import type { Rules } from '@opname/privacy';
import type { FieldFinding, PageFindings, TextFinding } from './findings.ts';
import { looksHarmless } from './looks-harmless.ts';
import { looksSensitive } from './looks-sensitive.ts';

export interface PageResult extends PageFindings {
  page: string;
}

interface ShownWarning {
  page: string;
  where: string;
  because: string;
}

interface MaskedWarning {
  page: string;
  where: string;
  text: string;
  because: string;
}

export interface Judgement {
  /** Fields that look sensitive, and are seen; and whatever is in the recording though it should not be. */
  shown: ShownWarning[];
  /** Texts that look harmless, and are not seen. */
  masked: MaskedWarning[];
  /** Rules that matched nothing on any of the pages. */
  unmatched: string[];
}

/** Looks over all pages for what a developer should look at. */
export function judgePages(pages: readonly PageResult[], rules: Rules | undefined): Judgement {
  return {
    shown: pages.flatMap(({ page, fields, texts }) => [
      ...fields.flatMap((field) => warnShown(page, field)),
      ...texts.filter(({ isLeak }) => isLeak).map(({ where, because }) => ({ page, where, because })),
    ]),
    masked: pages.flatMap(({ page, texts }) =>
      distinct(texts.filter(isNeedless).map((text) => warnMasked(page, text))),
    ),
    unmatched: rules && pages.length > 0 ? findUnmatched(pages, rules) : [],
  };
}

function warnShown(page: string, field: FieldFinding): ShownWarning[] {
  const { where, outcome, because, isLeak } = field;
  if (outcome !== 'seen') return [];
  if (isLeak) return [{ page, where, because }];
  // Who wrote a rule for it has decided.
  if (because.startsWith('rule ') || because.startsWith('data-opname')) return [];
  const looks = looksSensitive(field);
  return looks ? [{ page, where, because: looks }] : [];
}

function isNeedless(text: TextFinding): boolean {
  return text.outcome === 'masked' && text.because !== 'not visible' && looksHarmless(text);
}

function warnMasked(page: string, { where, text, because }: TextFinding): MaskedWarning {
  return { page, where, text, because };
}

function distinct(warnings: readonly MaskedWarning[]): MaskedWarning[] {
  return [...new Map(warnings.map((warning) => [`${warning.text}\n${warning.because}`, warning])).values()];
}

function findUnmatched(pages: readonly PageResult[], { rules = [], canvas = [] }: Rules): string[] {
  const idle = (list: 'rules' | 'canvas', index: number) => !pages.some(({ matched }) => matched[list][index]);
  return [
    ...rules.flatMap(({ action, selector, field, page, name }, index) =>
      idle('rules', index) ? [`rules[${index}] ("${name ?? `${action} ${selector ?? field ?? page}`}")`] : [],
    ),
    ...canvas.flatMap((one, index) => (idle('canvas', index) ? [`canvas[${index}] ("${selectorOf(one)}")`] : [])),
  ];
}

/** Codes with which `opname rules check` ends. */
export const EXIT = { fine: 0, warning: 1, failed: 2 } as const;

/** @returns the code for continuous integration. Text that is masked without need harms nobody and fails nothing. */
export function exitCodeOf({ shown, unmatched }: Judgement, failures: number): number {
  if (failures > 0) return EXIT.failed;
  return shown.length > 0 || unmatched.length > 0 ? EXIT.warning : EXIT.fine;
}

const selectorOf = (canvas: NonNullable<Rules['canvas']>[number]): string =>
  typeof canvas === 'string' ? canvas : canvas.selector;
