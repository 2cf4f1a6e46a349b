import { expect, test } from 'vitest';
import { totalsOf, type InvoiceLine } from './invoices.ts';

const line = (quantity: number, priceCents: number, vatPercent: number): InvoiceLine => ({
  id: `${quantity}-${priceCents}`,
  description: '',
  quantity,
  priceCents,
  vatPercent,
});

test('an invoice adds VAT per rate to its lines', () => {
  expect(totalsOf([line(3, 9500, 21), line(2, 3450, 9), line(1, 1000, 0)])).toEqual({
    netCents: 36_400,
    vat: [
      { percent: 21, cents: 5985 },
      { percent: 9, cents: 621 },
    ],
    grossCents: 43_006,
  });
});

test('VAT is rounded once per rate and not once per line', () => {
  // Each line alone would make 0.42 cents of VAT, which rounds to nothing.
  expect(totalsOf([line(1, 2, 21), line(2, 1, 21)]).vat).toEqual([{ percent: 21, cents: 1 }]);
});
