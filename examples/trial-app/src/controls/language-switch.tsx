import type { VNode } from 'preact';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../language/language.ts';

interface LanguageSwitchProps {
  label: string;
  language: Language;
  onChange: (language: Language) => void;
}

export function LanguageSwitch({ label, language, onChange }: LanguageSwitchProps): VNode {
  return (
    <div class="segments" role="group" aria-label={label}>
      {LANGUAGES.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => onChange(each)}>
          {LANGUAGE_NAMES[each]}
        </button>
      ))}
    </div>
  );
}
