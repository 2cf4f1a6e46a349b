import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Texts } from '../language/nl.ts';

export interface PasswordFieldProps {
  label: string;
  name: string;
  autocomplete: 'new-password' | 'current-password';
  texts: Texts;
  hint?: string;
  minLength?: number;
}

/** A password that can be shown. The browser keeps the value; the app reads it only when its form is sent. */
export function PasswordField({ label, texts, hint, ...input }: PasswordFieldProps): VNode {
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="with-button">
        <input
          {...input}
          id={id}
          type={isShown ? 'text' : 'password'}
          required
          spellcheck={false}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <button type="button" class="button quiet" aria-controls={id} onClick={() => setShown(!isShown)}>
          {isShown ? texts.controls.hidePassword : texts.controls.showPassword}
        </button>
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
