import type { VNode } from 'preact';
import { useApp } from '../shell/app-context.ts';
import { ConnectionForm } from './connection-form.tsx';
import { NotificationForm } from './notification-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { PaymentForm } from './payment-form.tsx';
import { SignaturePad } from './signature-pad.tsx';

export function Settings(): VNode {
  const { texts } = useApp();
  return (
    <div class="view settings">
      <header class="view-head">
        <h1>{texts.shell.views.settings}</h1>
      </header>
      <div class="settings-columns">
        <PaymentForm />
        <NotificationForm />
        <ConnectionForm />
        <PasswordForm />
        <SignaturePad />
      </div>
    </div>
  );
}
