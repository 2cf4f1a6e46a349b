import type { InputHTMLAttributes, VNode } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps extends InputHTMLAttributes {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value, in words that help to put it right. */
  error?: string | undefined;
}

/** A text input with its label, a hint and an error, tied together for assistive technology. */
export function Field({ label, hint, error, ...input }: FieldProps): VNode {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input {...input} id={id} aria-describedby={described || undefined} aria-invalid={error ? true : undefined} />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
