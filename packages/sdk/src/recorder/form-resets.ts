import { record } from '@rrweb/record';

/** rrweb's numbers for "a field has another value" (its packages/types). */
const INCREMENTAL = 3;
const INPUT = 5;

export interface FormResetParts {
  document: Document;
  /** Takes an event as rrweb would have made it. */
  emit: (event: object) => void;
  /** What may be recorded of a field's text. */
  maskInput: (text: string, element: HTMLElement) => string;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A form that is reset puts its fields back without an event and without a setter, so rrweb keeps showing what was typed.
 * @returns what stops it.
 */
export function startFormResets({ document, emit, maskInput }: FormResetParts): () => void {
  function onReset({ target }: Event): void {
    if (!(target instanceof HTMLFormElement)) return;
    // The fields change after the last listener, and only if none of them has prevented it.
    setTimeout(() => {
      for (const field of target.elements) if (isField(field)) emitField(field);
    });
  }
  function emitField(field: Field): void {
    const id = record.mirror.getId(field);
    if (id <= 0) return;
    const isChoice = field.type === 'checkbox' || field.type === 'radio';
    const text = isChoice ? 'on' : maskInput(field.value, field);
    const isChecked = isChoice && (field as HTMLInputElement).checked;
    emit({ type: INCREMENTAL, data: { source: INPUT, id, text, isChecked } });
  }
  document.addEventListener('reset', onReset, true);
  return () => document.removeEventListener('reset', onReset, true);
}

function isField(element: Element): element is Field {
  const { localName, type } = element as HTMLInputElement;
  if (localName === 'input') return !/^(?:hidden|file|button|submit|reset|image)$/.test(type);
  return localName === 'textarea' || localName === 'select';
}
