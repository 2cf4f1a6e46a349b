import type { VNode } from 'preact';
import { Field } from '../controls/field.tsx';
import { Icon } from '../controls/icon.tsx';
import { emptyLine, PAYMENT_TERMS, totalsOf, type Invoice, type InvoiceLine } from '../data/invoices.ts';
import { useApp } from '../shell/app-context.ts';
import { InvoiceLines } from './invoice-lines.tsx';

interface InvoiceEditorProps {
  invoice: Invoice;
  onChange: (invoice: Invoice) => void;
  onSend: (invoice: Invoice) => void;
}

export function InvoiceEditor({ invoice, onChange, onSend }: InvoiceEditorProps): VNode {
  const { texts, announce } = useApp();
  const changeLine = (changed: InvoiceLine): void => {
    onChange({ ...invoice, lines: invoice.lines.map((line) => (line.id === changed.id ? changed : line)) });
  };
  const removeLine = (id: string): void => {
    onChange({ ...invoice, lines: invoice.lines.filter((line) => line.id !== id) });
    announce(texts.invoices.removed);
  };
  return (
    <section class="card invoice" aria-labelledby="invoice-title">
      <header class="card-head">
        <h2 id="invoice-title">{invoice.number}</h2>
        <span class={`badge ${invoice.status}`}>{texts.invoices.statuses[invoice.status]}</span>
      </header>
      <InvoiceHead invoice={invoice} onChange={onChange} />
      <InvoiceLines lines={invoice.lines} onChange={changeLine} onRemove={removeLine} />
      <button
        type="button"
        class="button quiet"
        onClick={() => onChange({ ...invoice, lines: [...invoice.lines, emptyLine()] })}
      >
        <Icon name="plus" />
        {texts.invoices.addLine}
      </button>
      <Totals lines={invoice.lines} />
      <footer class="actions">
        <button type="button" class="button primary" onClick={() => onSend(invoice)}>
          {texts.invoices.send}
        </button>
      </footer>
    </section>
  );
}

function InvoiceHead({ invoice, onChange }: Omit<InvoiceEditorProps, 'onSend'>): VNode {
  const { texts, books } = useApp();
  const customers = books.contacts.filter(({ status, id }) => status === 'customer' || id === invoice.contactId);
  return (
    <div class="fields">
      <div class="field wide">
        <label for="invoice-customer">{texts.invoices.customer}</label>
        <select
          id="invoice-customer"
          value={invoice.contactId}
          onChange={(event) => onChange({ ...invoice, contactId: event.currentTarget.value })}
        >
          {customers.map((contact) => (
            <option key={contact.id} value={contact.id}>
              {contact.company} · {contact.name}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={texts.invoices.issued}
        type="date"
        name="issued"
        value={invoice.issued}
        onChange={(event) => onChange({ ...invoice, issued: event.currentTarget.value })}
      />
      <div class="field">
        <label for="invoice-term">{texts.invoices.term}</label>
        <select
          id="invoice-term"
          value={invoice.termDays}
          onChange={(event) => onChange({ ...invoice, termDays: Number(event.currentTarget.value) })}
        >
          {PAYMENT_TERMS.map((days) => (
            <option key={days} value={days}>
              {texts.invoices.days(days)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function Totals({ lines }: { lines: readonly InvoiceLine[] }): VNode {
  const { texts, formats } = useApp();
  const totals = totalsOf(lines);
  return (
    <dl class="totals">
      <div>
        <dt>{texts.invoices.subtotal}</dt>
        <dd>{formats.money(totals.netCents)}</dd>
      </div>
      {totals.vat.map(({ percent, cents }) => (
        <div key={percent}>
          <dt>{texts.invoices.vatOf(percent)}</dt>
          <dd>{formats.money(cents)}</dd>
        </div>
      ))}
      <div class="grand">
        <dt>{texts.invoices.total}</dt>
        <dd>{formats.money(totals.grossCents)}</dd>
      </div>
    </dl>
  );
}
