import { Combobox, Textarea, useCombobox, type TextareaProps } from '@mantine/core';
import type { Colleague } from '@opname/protocol';
import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useSpeech } from '../texts/texts.ts';
import { findNameBegun, offerColleagues, type NameBegun } from './mention-text.ts';

interface MentionFieldProps extends Omit<TextareaProps, 'ref' | 'onKeyDown'> {
  colleagues: readonly Colleague[];
  field?: Ref<HTMLTextAreaElement> | undefined;
  /** What no offered name needs for itself. */
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/** A field for words in which `@` offers colleagues: arrows choose, Enter takes, Escape leaves it. */
export function MentionField({ colleagues, field, onKey, ...props }: MentionFieldProps) {
  const { t } = useSpeech();
  const own = useRef<HTMLTextAreaElement>(null);
  const [name, setName] = useState<NameBegun>();
  const offered = name ? offerColleagues(colleagues, name.begun) : [];
  const isOffering = offered.length > 0;
  const { selectFirstOption, ...combobox } = useCombobox({
    opened: isOffering,
    onDropdownClose: () => setName(undefined),
  });
  useEffect(() => {
    if (isOffering) selectFirstOption();
  }, [isOffering, name?.begun, selectFirstOption]);
  const look = ({ value, selectionEnd }: HTMLTextAreaElement) => setName(findNameBegun(value, selectionEnd));
  const take = (chosen: string) => {
    const { current } = own;
    if (!current || !name) return;
    current.setRangeText(`@${chosen} `, name.from, current.selectionEnd, 'end');
    // So that the field grows with it, as with what is typed.
    current.dispatchEvent(new Event('input', { bubbles: true }));
    setName(undefined);
  };
  return (
    <Combobox
      store={{ ...combobox, selectFirstOption }}
      position="bottom-start"
      width={300}
      onOptionSubmit={take}
      withinPortal={false}
    >
      <Combobox.EventsTarget withKeyboardNavigation={isOffering}>
        <Textarea
          {...props}
          ref={(element: HTMLTextAreaElement | null) => {
            own.current = element;
            if (typeof field === 'function') field(element);
            else if (field) field.current = element;
          }}
          onChange={({ currentTarget }) => look(currentTarget)}
          onKeyDownCapture={(event) => {
            if (!isOffering) onKey(event);
          }}
          onBlur={() => setName(undefined)}
        />
      </Combobox.EventsTarget>
      <Combobox.Dropdown hidden={!isOffering}>
        <Combobox.Options aria-label={t.notes.colleagues}>
          {offered.map((colleague) => (
            <Combobox.Option key={colleague.id} value={colleague.name}>
              {colleague.name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
