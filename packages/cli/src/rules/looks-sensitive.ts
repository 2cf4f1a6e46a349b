import type { FieldFinding } from './findings.ts';

/**
 * Words by which a field may ask for something that should not be recorded, looser than those that the product itself
 * goes by: here a wrong guess costs a look and a rule, there it would cost a harmless field in every recording.
 */
const WORDS: readonly [what: string, words: RegExp][] = [
  [
    'a code or a key',
    /(?:pass|(?<![a-z])pin|code|key(?![a-z])|sleutel|schl(?:ü|ue)ssel|secret|geheim|token|credential)/,
  ],
  [
    'a number of a card or an account',
    /(?:card|kaart|karte|tarjeta|account.?n|konto|rekening|cuenta|compte|bank|swift|\bbic\b)/,
  ],
  [
    'a number of a person',
    /(?:\bid.?n|identi|burger|citizen|passport|paspoort|ausweis|licen[cs]e|social|tax(?!i)|fiscal|belasting|steuer|\bvat.?n|insurance|verzeker|versicher|polis)/,
  ],
  ['a date of birth', /(?:birth|geboorte|geburt|naissance|nacimiento|nascita|urodzenia|\bdob\b|\bbday\b)/],
  [
    'health',
    /(?:health|gezond|gesundheit|sant[eé]\b|salud|salute|medic|medisch|diagnos|patient|pati[eë]nt|allerg|disab|handicap|disease|ziekte|krank|symptom|pregnan|zwanger)/,
  ],
  [
    'income or wealth',
    /(?:salary|salaris|gehalt|salaire|salario|income|inkomen|einkommen|wage|\bloon\b|lohn|bonus|debt|schuld|savings|spaar|pension|pensioen)/,
  ],
  [
    'belief, origin or private life',
    /(?:religi|geloof|glaube|politic|politiek|union.?member|vakbond|gewerkschaft|ethnic|etnisch|\brace\b|nationality|nationaliteit|sexual|seksu|gender|geslacht|geschlecht|criminal|strafblad)/,
  ],
];

/** What looks like one of the words above and asks for nothing of the kind. */
const HARMLESS =
  /(?:post(?:al)?|zip|country|area|dial|promo|coupon|discount|voucher|gift|kortings|currency|language|colou?r|source|qr|bar|error|status)[\W_]*code|postcode|key[\W_]*words?|keyboard|shipping|pinned|passenger|token[\W_]*(?:limit|count)|secretar|compass|encod|decod|monkey|turkey|social[\W_]*media|identical|gender[\W_]*neutral/g;

/** @returns what the field seems to ask for and which of its words says so, or undefined. */
export function looksSensitive({ says }: Pick<FieldFinding, 'says'>): string | undefined {
  for (const text of says) {
    const folded = text.toLowerCase().replaceAll(HARMLESS, ' ');
    const found = WORDS.find(([, words]) => words.test(folded));
    if (found) return `“${text}” may ask for ${found[0]}`;
  }
  return undefined;
}
