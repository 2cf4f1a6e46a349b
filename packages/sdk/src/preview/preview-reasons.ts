import type { NoticeLanguage } from '@opname/protocol';

/** Why something is left out, as people may be told it. */
export type Reason = 'level' | 'rule' | 'unseen' | 'echo' | 'number' | 'key' | 'beside' | 'field';

const KINDS: readonly (readonly [RegExp, Reason])[] = [
  [/^level$/, 'level'],
  [/^(?:rule |class |data-opname)/, 'rule'],
  [/^not visible$/, 'unseen'],
  [/^echo$/, 'echo'],
  [/^detector (?:number|iban)$/, 'number'],
  [/^detector/, 'key'],
  [/^texts beside it$/, 'beside'],
];

/** @returns the kind of a reason as `explain` names it; all that it calls otherwise are signs of a sensitive field. */
export function reasonOf(because: string): Reason {
  return KINDS.find(([form]) => form.test(because))?.[1] ?? 'field';
}

/** Reasons whose own name tells a developer more: which rule, which sign of the field. */
const NAMED: ReadonlySet<Reason> = new Set(['rule', 'field', 'key']);

/** @returns the reason in the language, with its own name where that says more. */
export function sayReason(because: string, language: NoticeLanguage): string {
  const reason = reasonOf(because);
  const said = REASONS[language][reason];
  return NAMED.has(reason) ? `${said} (${because.replace(/^(?:rule|detector) /, '')})` : said;
}

const REASONS: Record<NoticeLanguage, Record<Reason, string>> = {
  en: {
    level: 'the level of this site',
    rule: 'a rule of this site',
    unseen: 'not visible on the page',
    echo: 'repeats something sensitive that was typed',
    number: 'looks like a card, account or citizen’s number',
    key: 'looks like a password, key or token',
    beside: 'sensitive together with what stands beside it',
    field: 'a field for something sensitive',
  },
  nl: {
    level: 'het niveau van deze site',
    rule: 'een regel van deze site',
    unseen: 'niet zichtbaar op de pagina',
    echo: 'herhaalt iets gevoeligs dat is ingetypt',
    number: 'lijkt een kaart-, rekening- of burgernummer',
    key: 'lijkt een wachtwoord, sleutel of token',
    beside: 'gevoelig samen met wat ernaast staat',
    field: 'een veld voor iets gevoeligs',
  },
  fr: {
    level: 'le niveau de ce site',
    rule: 'une règle de ce site',
    unseen: 'n’est pas visible sur la page',
    echo: 'répète une donnée sensible saisie',
    number: 'ressemble à un numéro de carte, de compte ou d’identité',
    key: 'ressemble à un mot de passe, une clé ou un jeton',
    beside: 'sensible avec ce qui se trouve à côté',
    field: 'un champ pour une donnée sensible',
  },
  de: {
    level: 'die Stufe dieser Website',
    rule: 'eine Regel dieser Website',
    unseen: 'auf der Seite nicht sichtbar',
    echo: 'wiederholt etwas Sensibles, das eingegeben wurde',
    number: 'sieht aus wie eine Karten-, Konto- oder Personennummer',
    key: 'sieht aus wie ein Passwort, Schlüssel oder Token',
    beside: 'sensibel zusammen mit dem, was daneben steht',
    field: 'ein Feld für etwas Sensibles',
  },
  es: {
    level: 'el nivel de este sitio',
    rule: 'una regla de este sitio',
    unseen: 'no es visible en la página',
    echo: 'repite algo sensible que se ha escrito',
    number: 'parece un número de tarjeta, de cuenta o de identidad',
    key: 'parece una contraseña, una clave o un token',
    beside: 'sensible junto con lo que está al lado',
    field: 'un campo para algo sensible',
  },
  it: {
    level: 'il livello di questo sito',
    rule: 'una regola di questo sito',
    unseen: 'non visibile nella pagina',
    echo: 'ripete qualcosa di sensibile che è stato digitato',
    number: 'sembra un numero di carta, di conto o di identità',
    key: 'sembra una password, una chiave o un token',
    beside: 'sensibile insieme a ciò che sta accanto',
    field: 'un campo per qualcosa di sensibile',
  },
  pt: {
    level: 'o nível deste site',
    rule: 'uma regra deste site',
    unseen: 'não está visível na página',
    echo: 'repete algo sensível que foi escrito',
    number: 'parece um número de cartão, de conta ou de identidade',
    key: 'parece uma palavra-passe, uma chave ou um token',
    beside: 'sensível em conjunto com o que está ao lado',
    field: 'um campo para algo sensível',
  },
  pl: {
    level: 'poziom tej witryny',
    rule: 'reguła tej witryny',
    unseen: 'niewidoczne na stronie',
    echo: 'powtarza coś wrażliwego, co wpisano',
    number: 'wygląda jak numer karty, konta lub osoby',
    key: 'wygląda jak hasło, klucz lub token',
    beside: 'wrażliwe razem z tym, co stoi obok',
    field: 'pole na coś wrażliwego',
  },
  ar: {
    level: 'مستوى هذا الموقع',
    rule: 'قاعدة من قواعد هذا الموقع',
    unseen: 'غير ظاهر في الصفحة',
    echo: 'يكرر شيئًا حساسًا تمت كتابته',
    number: 'يشبه رقم بطاقة أو حساب أو هوية',
    key: 'يشبه كلمة مرور أو مفتاحًا أو رمزًا',
    beside: 'حساس مع ما يجاوره',
    field: 'حقل لشيء حساس',
  },
};
