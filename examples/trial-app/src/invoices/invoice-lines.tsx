import type { VNode } from 'preact';
import { Icon } from '../controls/icon.tsx';
import { netOf, VAT_RATES, type InvoiceLine } from '../data/invoices.ts';
import { useApp } from '../shell/app-context.ts';

interface InvoiceLinesProps {
  lines: readonly InvoiceLine[];
  onChange: (line: InvoiceLine) => void;
  onRemove: (id: string) => void;
}

export function InvoiceLines({ lines, onChange, onRemove }: InvoiceLinesProps): VNode {
  const { texts } = useApp();
  const { invoices } = texts;
  if (lines.length === 0) return <p class="empty">{invoices.noLines}</p>;
  return (
    <table class="lines" aria-label={invoices.lines}>
      <thead>
        <tr>
          <th scope="col">{invoices.description}</th>
          <th scope="col">{invoices.quantity}</th>
          <th scope="col">{invoices.price}</th>
          <th scope="col">{invoices.vat}</th>
          <th scope="col" class="amount">
            {invoices.amount}
          </th>
          <th scope="col">
            <span class="for-readers">{texts.contacts.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Line key={line.id} line={line} position={index + 1} onChange={onChange} onRemove={onRemove} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps extends Omit<InvoiceLinesProps, 'lines'> {
  line: InvoiceLine;
  position: number;
}

/** Each input's name says its column and its line, because a screen reader meets it outside the table too. */
function Line({ line, position, onChange, onRemove }: LineProps): VNode {
  const { texts, formats } = useApp();
  const { invoices } = texts;
  const nameOf = (column: string): string => `${column}, ${invoices.line(position)}`;
  return (
    <tr>
      <td class="line-description">
        <input
          aria-label={nameOf(invoices.description)}
          placeholder={invoices.description}
          value={line.description}
          onInput={(event) => onChange({ ...line, description: event.currentTarget.value })}
        />
      </td>
      <td class="line-quantity">
        <input
          type="number"
          min="0"
          step="any"
          aria-label={nameOf(invoices.quantity)}
          value={line.quantity}
          onInput={(event) => onChange({ ...line, quantity: numberIn(event.currentTarget) })}
        />
      </td>
      <td class="line-price">
        <input
          type="number"
          min="0"
          step="0.01"
          aria-label={nameOf(invoices.price)}
          value={line.priceCents / 100}
          onInput={(event) => onChange({ ...line, priceCents: Math.round(numberIn(event.currentTarget) * 100) })}
        />
      </td>
      <td class="line-vat">
        <VatSelect name={nameOf(invoices.vat)} line={line} onChange={onChange} />
      </td>
      <td class="amount">{formats.money(netOf(line))}</td>
      <td class="line-remove">
        <button
          type="button"
          class="button quiet small"
          aria-label={invoices.removeLine(position)}
          onClick={() => onRemove(line.id)}
        >
          <Icon name="remove" />
        </button>
      </td>
    </tr>
  );
}

interface VatSelectProps extends Pick<InvoiceLinesProps, 'onChange'> {
  name: string;
  line: InvoiceLine;
}

function VatSelect({ name, line, onChange }: VatSelectProps): VNode {
  return (
    <select
      aria-label={name}
      value={line.vatPercent}
      onChange={(event) => onChange({ ...line, vatPercent: Number(event.currentTarget.value) })}
    >
      {VAT_RATES.map((percent) => (
        <option key={percent} value={percent}>
          {percent}%
        </option>
      ))}
    </select>
  );
}

/** An empty or half-typed number counts as nothing until it is whole. */
function numberIn(input: HTMLInputElement): number {
  return Number.isNaN(input.valueAsNumber) ? 0 : input.valueAsNumber;
}
