import { render, type TargetedSubmitEvent, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { createTrial, readTrial, writeTrial } from './account/trial.ts';
import { Field } from './controls/field.tsx';
import { formText } from './controls/form-text.ts';
import { Icon } from './controls/icon.tsx';
import { LanguageSwitch } from './controls/language-switch.tsx';
import { PasswordField } from './controls/password-field.tsx';
import { preferredLanguage, TEXTS } from './language/language.ts';
import type { Language } from './language/language.ts';
import type { Texts } from './language/nl.ts';

/** What NIST SP 800-63B asks of a password that a person chooses. */
const PASSWORD_MIN_LENGTH = 8;

function SignUp(): VNode {
  const [language, setLanguage] = useState(preferredLanguage);
  const texts = TEXTS[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${texts.signUp.title} · Vlonder`;
  }, [language, texts]);
  return (
    <div class="sign-up">
      <header class="sign-up-bar">
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="images/logo-light.svg" />
          <img src="images/logo.svg" alt="Vlonder" width="132" height="36" />
        </picture>
        <LanguageSwitch label={texts.controls.language} language={language} onChange={setLanguage} />
      </header>
      <main class="sign-up-main">
        <Pitch texts={texts} />
        <SignUpForm language={language} texts={texts} />
      </main>
    </div>
  );
}

function Pitch({ texts: { signUp } }: { texts: Texts }): VNode {
  return (
    <section class="pitch">
      <h1>{signUp.heading}</h1>
      <p class="lead">{signUp.lead}</p>
      <ul class="points">
        {signUp.points.map((point) => (
          <li key={point}>
            <Icon name="check" />
            {point}
          </li>
        ))}
      </ul>
      <img src="images/jetty.svg" alt={signUp.illustration} width="560" height="240" />
    </section>
  );
}

function SignUpForm({ language, texts }: { language: Language; texts: Texts }): VNode {
  const { signUp } = texts;
  const current = readTrial();
  return (
    <form class="card sign-up-form" aria-labelledby="sign-up-title" onSubmit={(event) => onSubmit(event, language)}>
      <h2 id="sign-up-title">{signUp.form}</h2>
      {current && (
        <p class="note">
          {signUp.signedUpAs(current.name)} <a href="app.html">{signUp.continue}</a>
        </p>
      )}
      <Field label={signUp.name} name="name" autocomplete="name" required />
      <Field label={signUp.email} name="email" type="email" autocomplete="email" required />
      <PasswordField
        label={signUp.password}
        name="new-password"
        autocomplete="new-password"
        hint={signUp.passwordHint}
        minLength={PASSWORD_MIN_LENGTH}
        texts={texts}
      />
      <button type="submit" class="button primary">
        {signUp.submit}
      </button>
    </form>
  );
}

function onSubmit(event: TargetedSubmitEvent<HTMLFormElement>, language: Language): void {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  // The password would go to the app's own server here. This demo has none, and leaves it in the form.
  writeTrial(createTrial({ name: formText(form, 'name'), email: formText(form, 'email'), language }));
  location.assign('app.html');
}

render(<SignUp />, document.body);
