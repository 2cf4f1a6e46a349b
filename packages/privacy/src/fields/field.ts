import { remembered } from '../remembered.ts';
import { fold, foldName } from './fold.ts';
import { HARMLESS, SENSITIVE, SENSITIVE_CAPITALS, SENSITIVE_NAME } from './words.ts';

/** All that a field says about itself, as far as it can be seen without its value. */
export interface FieldHints {
  tag: string;
  attributes: Readonly<Record<string, unknown>>;
  /** Attributes of the custom elements that the field is a part of, from the inside out. */
  hosts?: readonly Readonly<Record<string, unknown>>[];
  /** Texts that label it: `<label>`, what `aria-labelledby` points at, the legend of its group. */
  labels: readonly string[];
  /** Texts that describe it: what `aria-describedby` points at. */
  descriptions?: readonly string[];
  /** Text just before it, looked at when nothing labels it. */
  before?: string;
  /** What else may name it when nothing labels it: a text right after it, a picture, the head of its column. */
  around?: readonly string[];
  /** How many fields of one character, or of one same short length, stand beside each other, itself included. */
  boxes?: number;
}

const SECRET_AUTOCOMPLETE = /(?:^|\s)(?:(?:current|new)-password|one-time-code|cc-[a-z-]+)(?:\s|$)/i;
const NAME_ATTRIBUTES = ['name', 'id', 'formcontrolname', 'ng-model', 'v-model', 'data-field', 'data-name', 'itemprop'];
const PROSE_ATTRIBUTES = ['aria-label', 'placeholder', 'title', 'label', 'aria-placeholder', 'aria-description'];

/** Placeholders that draw the form of what is asked: a card, an expiry date, a bank account, a citizen's number. */
const DRAWN =
  /^[\dx#•*_]{4}(?:[ -][\dx#•*_]{4}){2,}|^mm ?[/-] ?(?:yy|jj|aa|rr|gg)|^[a-z]{2}[\dx]{2} ?[a-z\dx]{4}[ \dx]|^[\dx#_]{3}-[\dx#_]{2}-[\dx#_]{4}$|^[•●*]{4,}$|^(?:sk|pk|gh[po]|eyj|akia|xox)[-_.]/i;
/** Patterns that ask for a card, a CVC, a US citizen's number or a bank account. */
const DRAWN_PATTERN = /\{1[3-6](?:,1[69])?\}|\{3,4\}|\{3\}.?-.*\{2\}.?-.*\{4\}|\[A-Z\]\{2\}.*\{2\}/;
/** As many boxes of one character make a code; three boxes of one length (sort code, card) do too. */
const ONE_CHARACTER_BOXES = 4;
const SAME_LENGTH_BOXES = 3;

/** @returns why what goes into the field is sensitive, or undefined. */
export function sensitiveBecause(hints: FieldHints): string | undefined {
  const { attributes } = hints;
  const type = text(attributes['type']).toLowerCase();
  if (type === 'password' || type === 'file') return `type ${type}`;
  if (type === 'hidden') return isSensitiveName(text(attributes['name'])) ? 'type hidden, name' : 'type hidden';
  if ('data-rr-is-password' in attributes) return 'was a password';
  return becauseOf(attributes) ?? becauseOfHosts(hints) ?? becauseOfText(hints) ?? becauseOfShape(hints);
}

function becauseOf(attributes: Readonly<Record<string, unknown>>): string | undefined {
  if (SECRET_AUTOCOMPLETE.test(text(attributes['autocomplete']))) return 'autocomplete';
  for (const name of NAME_ATTRIBUTES) if (isSensitiveName(text(attributes[name]))) return name;
  for (const name of PROSE_ATTRIBUTES) if (isSensitiveText(text(attributes[name]))) return name;
  for (const name in attributes) {
    if (/^data-(?:test|cy|qa|e2e|stripe|braintree|recurly|encrypt|checkout)/.test(name)) {
      if (isSensitiveName(text(attributes[name]))) return name;
    }
  }
  return /text-security/.test(text(attributes['style'])) ? 'text-security' : undefined;
}

function becauseOfHosts({ hosts = [] }: FieldHints): string | undefined {
  for (const host of hosts) {
    const because = text(host['type']) === 'password' ? 'type password' : becauseOf(host);
    if (because) return `${because} of its host`;
  }
  return undefined;
}

function becauseOfText({
  labels,
  descriptions = [],
  before = '',
  around = [],
  attributes,
}: FieldHints): string | undefined {
  if (labels.some(isSensitiveText)) return 'label';
  if (descriptions.some(isSensitiveText)) return 'description';
  const named =
    labels.some((label) => label.trim()) || PROSE_ATTRIBUTES.slice(0, 2).some((name) => text(attributes[name]).trim());
  return !named && [before, ...around].some(isSensitiveText) ? 'the text beside it' : undefined;
}

function becauseOfShape({ attributes, boxes = 0 }: FieldHints): string | undefined {
  const length = Number(attributes['maxlength'] ?? attributes['size'] ?? 0);
  if (DRAWN.test(text(attributes['placeholder']).trim())) return 'placeholder';
  if (DRAWN_PATTERN.test(text(attributes['pattern']))) return 'pattern';
  if (length === 1 && /numeric|decimal/.test(text(attributes['inputmode']))) return 'a box of a code';
  if (boxes >= (length === 1 ? ONE_CHARACTER_BOXES : SAME_LENGTH_BOXES)) return 'a box of a code';
  return undefined;
}

/** Names and labels remembered; fields are looked at again whenever something near them changes. */
const REMEMBERED = 2000;

/** @returns whether a name from code says that what it names is sensitive. */
export const isSensitiveName = remembered(REMEMBERED, (name) => {
  if (name.length < 2) return false;
  const folded = foldName(name).replaceAll(HARMLESS, '.');
  return SENSITIVE.test(folded) || SENSITIVE_NAME.test(folded);
});

/** @returns whether a text for people says that what stands beside it is sensitive. */
export const isSensitiveText = remembered(REMEMBERED, (prose) => {
  if (prose.length < 3) return false;
  return SENSITIVE.test(fold(prose).replaceAll(HARMLESS, '.')) || SENSITIVE_CAPITALS.test(prose);
});

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
