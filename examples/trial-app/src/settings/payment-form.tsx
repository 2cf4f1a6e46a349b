import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from '../controls/field.tsx';
import { formText } from '../controls/form-text.ts';
import { useApp } from '../shell/app-context.ts';
import { isCardNumber, isIban } from './payment-checks.ts';
import { SettingsCard } from './settings-card.tsx';

interface Faults {
  card?: string | undefined;
  iban?: string | undefined;
}

/** What is typed here stays in its inputs: the app keeps no copy of it, in its state or anywhere else. */
export function PaymentForm(): VNode {
  const { texts, announce } = useApp();
  const { settings } = texts;
  const [faults, setFaults] = useState<Faults>({});
  const check = (form: HTMLFormElement): void => {
    const values = new FormData(form);
    const found = {
      card: isCardNumber(formText(values, 'card-number')) ? undefined : settings.cardInvalid,
      iban: isIban(formText(values, 'iban')) ? undefined : settings.ibanInvalid,
    };
    setFaults(found);
    if (found.card === undefined && found.iban === undefined) announce(settings.paymentSaved);
  };
  return (
    <SettingsCard title={settings.payment} lead={settings.paymentLead} action={settings.savePayment} onSave={check}>
      <div class="fields">
        <Field label={settings.cardName} name="card-name" autocomplete="cc-name" />
        <Field
          label={settings.cardNumber}
          name="card-number"
          autocomplete="cc-number"
          inputMode="numeric"
          required
          error={faults.card}
        />
        <Field
          label={settings.expiry}
          name="card-expiry"
          autocomplete="cc-exp"
          inputMode="numeric"
          required
          pattern="(0[1-9]|1[0-2]) ?/ ?[0-9]{2}"
          placeholder={settings.expiryHint}
        />
        <Field
          label={settings.cvc}
          name="card-cvc"
          autocomplete="cc-csc"
          inputMode="numeric"
          required
          pattern="[0-9]{3,4}"
          maxLength={4}
        />
        {/* HTML has no autocomplete word for a bank account; `off` keeps it out of the browser's own history. */}
        <Field label={settings.iban} name="iban" autocomplete="off" spellcheck={false} required error={faults.iban} />
      </div>
    </SettingsCard>
  );
}
