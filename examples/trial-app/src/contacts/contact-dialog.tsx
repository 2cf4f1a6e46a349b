import type { TargetedSubmitEvent, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Field } from '../controls/field.tsx';
import { formText } from '../controls/form-text.ts';
import { Icon } from '../controls/icon.tsx';
import { CONTACT_STATUSES, type Contact } from '../data/contacts.ts';
import { useApp } from '../shell/app-context.ts';

interface ContactDialogProps {
  contact: Contact;
  onSave: (contact: Contact) => void;
  onClose: () => void;
}

/**
 * A modal `<dialog>`: the browser itself keeps focus inside, closes on Escape and gives focus back to the button
 * that opened it.
 */
export function ContactDialog({ contact, onSave, onClose }: ContactDialogProps): VNode {
  const { texts } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  const close = (): void => dialog.current?.close();
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSave(parseForm(new FormData(event.currentTarget), contact));
    close();
  };
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="contact-title" onClose={onClose}>
      <form onSubmit={onSubmit}>
        <header class="card-head">
          <h2 id="contact-title">{contact.name === '' ? texts.contacts.addTitle : texts.contacts.editTitle}</h2>
          <button type="button" class="button quiet small" aria-label={texts.controls.close} onClick={close}>
            <Icon name="remove" />
          </button>
        </header>
        <ContactFields contact={contact} />
        <footer class="actions">
          <button type="button" class="button quiet" onClick={close}>
            {texts.controls.cancel}
          </button>
          <button type="submit" class="button primary">
            {texts.controls.save}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

/** These are other people's data, so the browser is told not to fill in one's own. */
function ContactFields({ contact }: { contact: Contact }): VNode {
  const { contacts } = useApp().texts;
  const { columns } = contacts;
  return (
    <div class="fields">
      <Field label={columns.name} name="contact-name" autocomplete="off" required defaultValue={contact.name} />
      <Field label={columns.company} name="contact-company" autocomplete="off" defaultValue={contact.company} />
      <Field label={contacts.email} name="contact-email" type="email" autocomplete="off" defaultValue={contact.email} />
      <Field label={contacts.phone} name="contact-phone" type="tel" autocomplete="off" defaultValue={contact.phone} />
      <Field label={columns.city} name="contact-city" autocomplete="off" defaultValue={contact.city} />
      <div class="field">
        <label for="contact-status">{contacts.status}</label>
        <select id="contact-status" name="contact-status">
          {CONTACT_STATUSES.map((status) => (
            <option key={status} value={status} selected={status === contact.status}>
              {contacts.statuses[status]}
            </option>
          ))}
        </select>
      </div>
      <div class="field wide">
        <label for="contact-note">{contacts.note}</label>
        <textarea id="contact-note" name="contact-note" rows={3} defaultValue={contact.note} />
      </div>
    </div>
  );
}

function parseForm(form: FormData, before: Contact): Contact {
  const read = (field: string): string => formText(form, `contact-${field}`);
  const status = CONTACT_STATUSES.find((each) => each === read('status')) ?? before.status;
  return {
    ...before,
    name: read('name'),
    company: read('company'),
    email: read('email'),
    phone: read('phone'),
    city: read('city'),
    note: read('note'),
    status,
  };
}
