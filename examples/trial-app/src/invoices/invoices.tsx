import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { dayOf } from '../data/days.ts';
import { emptyLine, nextNumber, PAYMENT_TERMS, totalsOf, type Invoice } from '../data/invoices.ts';
import { useApp } from '../shell/app-context.ts';
import { InvoiceEditor } from './invoice-editor.tsx';

export function Invoices(): VNode {
  const { texts, books, changeBooks, announce } = useApp();
  const [chosen, setChosen] = useState(books.invoices[0]?.number);
  const invoice = books.invoices.find((each) => each.number === chosen);
  const change = (changed: Invoice): void => {
    const invoices = books.invoices.map((each) => (each.number === changed.number ? changed : each));
    changeBooks({ invoices });
  };
  const add = (): void => {
    const added = newInvoice(books.invoices, books.contacts[0]?.id ?? '');
    changeBooks({ invoices: [added, ...books.invoices] });
    setChosen(added.number);
  };
  const send = (sent: Invoice): void => {
    change({ ...sent, status: 'sent' });
    announce(texts.invoices.sent(sent.number));
  };
  return (
    <div class="view invoices">
      <header class="view-head">
        <h1>{texts.shell.views.invoices}</h1>
        <button type="button" class="button primary" onClick={add}>
          <Icon name="plus" />
          {texts.invoices.add}
        </button>
      </header>
      <div class="invoice-columns">
        <InvoiceList chosen={chosen} onChoose={setChosen} />
        {invoice && <InvoiceEditor key={invoice.number} invoice={invoice} onChange={change} onSend={send} />}
      </div>
    </div>
  );
}

function newInvoice(invoices: readonly Invoice[], contactId: string): Invoice {
  const today = dayOf(Date.now());
  const number = nextNumber(invoices, today);
  return { number, contactId, issued: today, termDays: PAYMENT_TERMS[0], status: 'draft', lines: [emptyLine()] };
}

interface InvoiceListProps {
  chosen: string | undefined;
  onChoose: (number: string) => void;
}

function InvoiceList({ chosen, onChoose }: InvoiceListProps): VNode {
  const { texts, formats, books } = useApp();
  const companies = new Map(books.contacts.map((contact) => [contact.id, contact.company]));
  return (
    <nav class="card invoice-list" aria-label={texts.invoices.list}>
      <ul>
        {books.invoices.map((invoice) => (
          <li key={invoice.number}>
            <button
              type="button"
              aria-current={invoice.number === chosen ? 'true' : undefined}
              onClick={() => onChoose(invoice.number)}
            >
              <span class="invoice-number">{invoice.number}</span>
              <span class={`badge ${invoice.status}`}>{texts.invoices.statuses[invoice.status]}</span>
              <span class="hint">{companies.get(invoice.contactId)}</span>
              <span class="amount">{formats.money(totalsOf(invoice.lines).grossCents)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
