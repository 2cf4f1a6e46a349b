import type { ComponentChildren, TargetedSubmitEvent, VNode } from 'preact';
import { useId } from 'preact/hooks';

interface SettingsCardProps {
  title: string;
  lead?: string;
  action: string;
  onSave: (form: HTMLFormElement) => void;
  children: ComponentChildren;
}

/** One group of settings: a form of its own, saved by itself. */
export function SettingsCard({ title, lead, action, onSave, children }: SettingsCardProps): VNode {
  const id = useId();
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSave(event.currentTarget);
  };
  return (
    <form class="card settings-card" aria-labelledby={id} onSubmit={onSubmit}>
      <h2 id={id}>{title}</h2>
      {lead && <p class="hint">{lead}</p>}
      {children}
      <footer class="actions">
        <button type="submit" class="button primary">
          {action}
        </button>
      </footer>
    </form>
  );
}
