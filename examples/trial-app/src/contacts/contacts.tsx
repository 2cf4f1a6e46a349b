import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { CONTACT_STATUSES, emptyContact, type Contact, type ContactStatus } from '../data/contacts.ts';
import { useApp } from '../shell/app-context.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { ALL_BY_NAME, selectContacts, sortedBy, type Selection } from './contact-selection.ts';
import { ContactTable } from './contact-table.tsx';

export function Contacts(): VNode {
  const { texts, formats, books, changeBooks, announce } = useApp();
  const [selection, setSelection] = useState(ALL_BY_NAME);
  const [edited, setEdited] = useState<Contact>();
  const shown = useMemo(() => selectContacts(books.contacts, selection), [books.contacts, selection]);
  const save = (contact: Contact): void => {
    changeBooks({ contacts: withContact(books.contacts, contact) });
    announce(texts.contacts.saved(contact.name));
  };
  return (
    <div class="view contacts">
      <header class="view-head">
        <h1>{texts.shell.views.contacts}</h1>
        <button type="button" class="button primary" onClick={() => setEdited(emptyContact(crypto.randomUUID()))}>
          <Icon name="plus" />
          {texts.contacts.add}
        </button>
      </header>
      <ContactFilter selection={selection} onChange={setSelection} />
      <p class="hint" role="status">
        {texts.contacts.count(formats.number(shown.length), formats.number(books.contacts.length))}
      </p>
      {shown.length === 0 ? (
        <div class="card empty">
          <p>{texts.contacts.none}</p>
          <button type="button" class="button quiet" onClick={() => setSelection(ALL_BY_NAME)}>
            {texts.contacts.clear}
          </button>
        </div>
      ) : (
        <ContactTable
          contacts={shown}
          selection={selection}
          onSort={(column) => setSelection(sortedBy(selection, column))}
          onEdit={setEdited}
        />
      )}
      {edited && <ContactDialog key={edited.id} contact={edited} onSave={save} onClose={() => setEdited(undefined)} />}
    </div>
  );
}

interface ContactFilterProps {
  selection: Selection;
  onChange: (selection: Selection) => void;
}

function ContactFilter({ selection, onChange }: ContactFilterProps): VNode {
  const { texts } = useApp();
  const { contacts } = texts;
  return (
    <search class="filter">
      <div class="search-field">
        <Icon name="search" />
        <input
          type="search"
          name="search"
          autocomplete="off"
          aria-label={contacts.search}
          placeholder={contacts.search}
          value={selection.search}
          onInput={(event) => onChange({ ...selection, search: event.currentTarget.value })}
        />
      </div>
      <select
        aria-label={contacts.status}
        value={selection.status}
        onChange={(event) => onChange({ ...selection, status: event.currentTarget.value as ContactStatus | 'all' })}
      >
        <option value="all">{contacts.allStatuses}</option>
        {CONTACT_STATUSES.map((status) => (
          <option key={status} value={status}>
            {contacts.statuses[status]}
          </option>
        ))}
      </select>
    </search>
  );
}

function withContact(contacts: readonly Contact[], saved: Contact): Contact[] {
  const isKnown = contacts.some((contact) => contact.id === saved.id);
  return isKnown ? contacts.map((contact) => (contact.id === saved.id ? saved : contact)) : [saved, ...contacts];
}
