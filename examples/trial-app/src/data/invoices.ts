import type { Language } from '../language/language.ts';
import type { Contact } from './contacts.ts';
import { daysFrom } from './days.ts';
import type { Random } from './random.ts';

/** The Dutch rates of VAT, in percent. */
export const VAT_RATES = [21, 9, 0] as const;
export const PAYMENT_TERMS = [14, 30, 60] as const;

export type InvoiceStatus = 'draft' | 'sent' | 'paid' | 'overdue';

export interface InvoiceLine {
  id: string;
  description: string;
  quantity: number;
  priceCents: number;
  vatPercent: number;
}

export interface Invoice {
  number: string;
  contactId: string;
  issued: string;
  termDays: number;
  status: InvoiceStatus;
  lines: InvoiceLine[];
}

export interface InvoiceTotals {
  netCents: number;
  /** VAT for each rate that occurs, the highest first. */
  vat: { percent: number; cents: number }[];
  grossCents: number;
}

/** VAT is rounded once per rate, as the Dutch tax office asks, not once per line. */
export function totalsOf(lines: readonly InvoiceLine[]): InvoiceTotals {
  const vat = VAT_RATES.filter((percent) => percent > 0 && lines.some((line) => line.vatPercent === percent)).map(
    (percent) => {
      const net = lines.filter((line) => line.vatPercent === percent).reduce((sum, line) => sum + netOf(line), 0);
      return { percent, cents: Math.round((net * percent) / 100) };
    },
  );
  const netCents = lines.reduce((sum, line) => sum + netOf(line), 0);
  return { netCents, vat, grossCents: vat.reduce((sum, { cents }) => sum + cents, netCents) };
}

export function netOf(line: InvoiceLine): number {
  return Math.round(line.quantity * line.priceCents);
}

/** Shown with a comma or a point by the app's language; stored as one number. */
export function nextNumber(invoices: readonly Invoice[], today: string): string {
  return `${today.slice(0, 4)}-${String(invoices.length + 1).padStart(4, '0')}`;
}

export function emptyLine(): InvoiceLine {
  return { id: crypto.randomUUID(), description: '', quantity: 1, priceCents: 0, vatPercent: VAT_RATES[0] };
}

/** Fills one screen of the list without a need to page through it. */
const INVOICE_COUNT = 14;
const DAYS_BETWEEN_INVOICES = 4;

const SERVICES: Record<Language, [InvoiceSeed, ...InvoiceSeed[]]> = {
  nl: [
    { description: 'Advies en begeleiding', priceCents: 9500, vatPercent: 21 },
    { description: 'Ontwerp huisstijl', priceCents: 68000, vatPercent: 21 },
    { description: 'Onderhoud website', priceCents: 7250, vatPercent: 21 },
    { description: 'Drukwerk, 250 kaarten', priceCents: 11900, vatPercent: 21 },
    { description: 'Vakboek', priceCents: 3450, vatPercent: 9 },
    { description: 'Workshop op locatie', priceCents: 42500, vatPercent: 21 },
  ],
  en: [
    { description: 'Advice and guidance', priceCents: 9500, vatPercent: 21 },
    { description: 'Brand design', priceCents: 68000, vatPercent: 21 },
    { description: 'Website maintenance', priceCents: 7250, vatPercent: 21 },
    { description: 'Printing, 250 cards', priceCents: 11900, vatPercent: 21 },
    { description: 'Textbook', priceCents: 3450, vatPercent: 9 },
    { description: 'Workshop on site', priceCents: 42500, vatPercent: 21 },
  ],
};
type InvoiceSeed = Pick<InvoiceLine, 'description' | 'priceCents' | 'vatPercent'>;

export interface InvoiceOrigin {
  random: Random;
  contacts: readonly Contact[];
  today: string;
  language: Language;
}

/** The newest invoice comes first and is a draft, so that there is something to work on at once. */
export function createInvoices(origin: InvoiceOrigin): Invoice[] {
  const customers = origin.contacts.filter((contact) => contact.status === 'customer');
  return Array.from({ length: INVOICE_COUNT }, (_, age) => {
    const customer = customers[origin.random.between(0, customers.length - 1)];
    const issued = daysFrom(origin.today, -age * DAYS_BETWEEN_INVOICES);
    return {
      number: `${issued.slice(0, 4)}-${String(INVOICE_COUNT - age).padStart(4, '0')}`,
      contactId: customer?.id ?? '',
      issued,
      termDays: PAYMENT_TERMS[0],
      status: statusOf(age, origin.random),
      lines: createLines(origin),
    };
  });
}

function statusOf(age: number, random: Random): InvoiceStatus {
  if (age === 0) return 'draft';
  if (age * DAYS_BETWEEN_INVOICES <= PAYMENT_TERMS[0]) return 'sent';
  return random.fraction() < 0.25 ? 'overdue' : 'paid';
}

function createLines({ random, language }: InvoiceOrigin): InvoiceLine[] {
  return Array.from({ length: random.between(2, 4) }, (_, position) => ({
    id: `l${position + 1}`,
    quantity: random.between(1, 6),
    ...random.pick(SERVICES[language]),
  }));
}
