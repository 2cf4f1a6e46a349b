import { saysOf } from './describe-element.ts';
import { markedValue } from './marked-value.ts';

/** What was put into a field, as the recording would have it if it were seen. */
export type Filled =
  | { kind: 'value'; value: string }
  | { kind: 'chosen' }
  | { kind: 'option'; text: string }
  /** Nothing could be put into it. */
  | { kind: 'nothing' };

const NOTHING: Filled = { kind: 'nothing' };

/** Fills a field with a value of its kind, in the way in which a page hears of it. */
export function fillField(field: Element, number: number): Filled {
  if (field.localName === 'select') return choose(field as HTMLSelectElement);
  if (field.localName === 'input') return fillInput(field as HTMLInputElement, number);
  if (field.localName === 'textarea') return type(field as HTMLTextAreaElement, number, 'textarea');
  return (field as HTMLElement).isContentEditable ? write(field as HTMLElement, number) : NOTHING;
}

function fillInput(field: HTMLInputElement, number: number): Filled {
  if (field.type === 'hidden') return field.value === '' ? NOTHING : { kind: 'value', value: field.value };
  if (field.type === 'checkbox' || field.type === 'radio') return check(field);
  return field.type === 'file' ? attach(field, number) : type(field, number, field.type);
}

function check(field: HTMLInputElement): Filled {
  if (field.disabled) return NOTHING;
  if (!field.checked) field.click();
  return field.checked ? { kind: 'chosen' } : NOTHING;
}

function choose(field: HTMLSelectElement): Filled {
  const option = [...field.options].findLast((one) => !one.disabled && !one.selected && one.text.trim() !== '');
  if (!option || field.disabled) return NOTHING;
  option.selected = true;
  tell(field);
  return { kind: 'option', text: option.text.trim() };
}

function attach(field: HTMLInputElement, number: number): Filled {
  if (field.disabled) return NOTHING;
  const name = markedValue(kindOf(field, 'text'), number).replaceAll(/[^\w]+/g, '-');
  const carrier = new DataTransfer();
  carrier.items.add(new File(['opname rules check'], `${name}.txt`, { type: 'text/plain' }));
  field.files = carrier.files;
  tell(field);
  return { kind: 'value', value: name };
}

function type(field: HTMLInputElement | HTMLTextAreaElement, number: number, kind: string): Filled {
  if (!field.disabled && !field.readOnly) {
    field.focus();
    setValue(field, markedValue(kindOf(field, kind), number));
    tell(field);
    // What ends in digits is held back until the field is left.
    field.blur();
  }
  return field.value === '' ? NOTHING : { kind: 'value', value: field.value };
}

/** Past what a framework may have put over `value` on this one element, so that it sees a change and not its own write. */
function setValue(field: Element, value: string): void {
  const view = field.ownerDocument.defaultView ?? globalThis;
  const { prototype } = field.localName === 'input' ? view.HTMLInputElement : view.HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
}

function write(field: HTMLElement, number: number): Filled {
  const { ownerDocument } = field;
  const value = markedValue(kindOf(field, 'editable'), number);
  field.focus();
  ownerDocument.getSelection()?.selectAllChildren(field);
  // Rich text editors keep a model of their own, which hears of this and not of a change of the document.
  if (!ownerDocument.execCommand('insertText', false, value)) {
    field.textContent = value;
    tell(field);
  }
  field.blur();
  return field.textContent.includes(value) ? { kind: 'value', value } : NOTHING;
}

function tell(field: Element): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function kindOf(field: Element, kind: string) {
  const maxLength = 'maxLength' in field ? (field as HTMLInputElement).maxLength : -1;
  return {
    type: kind,
    autocomplete: field.getAttribute('autocomplete') ?? '',
    says: saysOf(field).join(' ').toLowerCase(),
    maxLength: maxLength > 0 ? maxLength : undefined,
    min: field.getAttribute('min') ?? '',
    max: field.getAttribute('max') ?? '',
  };
}
