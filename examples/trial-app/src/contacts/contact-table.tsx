import type { VNode } from 'preact';
import { Avatar } from '../controls/avatar.tsx';
import { Icon } from '../controls/icon.tsx';
import type { Contact } from '../data/contacts.ts';
import { useApp } from '../shell/app-context.ts';
import { SORT_COLUMNS, type Selection, type SortColumn } from './contact-selection.ts';

interface ContactTableProps {
  contacts: readonly Contact[];
  selection: Selection;
  onSort: (column: SortColumn) => void;
  onEdit: (contact: Contact) => void;
}

export function ContactTable({ contacts, selection, onSort, onEdit }: ContactTableProps): VNode {
  const { texts } = useApp();
  return (
    <div class="card table-card">
      <table>
        <thead>
          <tr>
            {SORT_COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                class={`column-${column}`}
                aria-sort={column === selection.column ? selection.direction : undefined}
              >
                <button type="button" onClick={() => onSort(column)}>
                  {texts.contacts.columns[column]}
                  <Icon name="down" />
                </button>
              </th>
            ))}
            <th scope="col" class="column-action">
              <span class="for-readers">{texts.contacts.action}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <ContactRow key={contact.id} contact={contact} onEdit={onEdit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ContactRowProps {
  contact: Contact;
  onEdit: (contact: Contact) => void;
}

function ContactRow({ contact, onEdit }: ContactRowProps): VNode {
  const { texts, formats } = useApp();
  return (
    <tr>
      <th scope="row" class="column-name">
        <span class="person">
          <Avatar name={contact.name} />
          <span>
            {contact.name}
            <span class="hint">{contact.email}</span>
          </span>
        </span>
      </th>
      <td class="column-company">{contact.company}</td>
      <td class="column-city">{contact.city}</td>
      <td class="column-status">
        <span class={`badge ${contact.status}`}>{texts.contacts.statuses[contact.status]}</span>
      </td>
      <td class="column-balanceCents">{contact.balanceCents === 0 ? '–' : formats.money(contact.balanceCents)}</td>
      <td class="column-action">
        <button
          type="button"
          class="button quiet small"
          aria-label={`${texts.contacts.edit} ${contact.name}`}
          onClick={() => onEdit(contact)}
        >
          <Icon name="edit" />
          <span class="button-text">{texts.contacts.edit}</span>
        </button>
      </td>
    </tr>
  );
}
