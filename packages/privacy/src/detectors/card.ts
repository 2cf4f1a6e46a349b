/** Issuer ranges in use (Visa, Mastercard, Amex, Diners, Discover, JCB, UnionPay, Maestro, Mir, RuPay, Troy, Elo). */
const ISSUER = /^(?:4|5[0-8]|2[2-7]|3[0-9]|6)/;
const MIN_DIGITS = 13;
const MAX_DIGITS = 19;

/** @returns whether the digits are a payment card's: its issuer's range, its length and the Luhn check (ISO/IEC 7812). */
export function isCardNumber(digits: string): boolean {
  if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) return false;
  return ISSUER.test(digits) && !/^(\d)\1+$/.test(digits) && isLuhn(digits);
}

/** @returns whether the last digit is the check digit of those before it. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = digit * 2;
    if (index % 2 === 0) sum += digit;
    else sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
