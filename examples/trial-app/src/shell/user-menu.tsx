import type { ComponentChildren, RefObject, TargetedKeyboardEvent, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { removeTrial } from '../account/trial.ts';
import { Avatar } from '../controls/avatar.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { removeBooks } from '../data/stored-books.ts';
import { useApp } from './app-context.ts';

/** A menu button after the ARIA Authoring Practices: arrows move, Escape closes, focus goes back to the button. */
export function UserMenu(): VNode {
  const { texts, trial, go, language } = useApp();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useCloseOutside(root, isOpen, () => setOpen(false));
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const openSettings = (): void => {
    setOpen(false);
    go('settings');
  };
  return (
    <div class="user-menu" ref={root}>
      <button
        ref={button}
        type="button"
        class="user-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar name={trial.name} />
        <span class="for-readers">{texts.shell.userMenu(trial.name)}</span>
        <span class="user-name" aria-hidden="true">
          {trial.name}
        </span>
        <Icon name="down" />
      </button>
      {isOpen && (
        <Menu label={texts.shell.userMenu(trial.name)} onClose={close}>
          <MenuItem icon="settings" text={texts.shell.account} onChoose={openSettings} />
          <MenuItem icon="help" text={texts.shell.help} onChoose={() => open(`help.html?lang=${language}`, '_blank')} />
          <MenuItem icon="leave" text={texts.shell.logOut} onChoose={logOut} />
        </Menu>
      )}
    </div>
  );
}

function Menu({
  label,
  onClose,
  children,
}: {
  label: string;
  onClose: () => void;
  children: ComponentChildren;
}): VNode {
  const menu = useRef<HTMLDivElement>(null);
  // Before the next key can come, and so not after painting.
  useLayoutEffect(() => menu.current?.querySelector('button')?.focus(), []);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const items = Array.from(event.currentTarget.querySelectorAll('button'));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') onClose();
    if (step === undefined) return;
    event.preventDefault();
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <div class="menu" role="menu" aria-label={label} ref={menu} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function MenuItem({ icon, text, onChoose }: { icon: IconName; text: string; onChoose: () => void }): VNode {
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={onChoose}>
      <Icon name={icon} />
      {text}
    </button>
  );
}

function useCloseOutside(root: RefObject<HTMLElement>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const onPointerDown = (event: PointerEvent): void => {
      if (!event.composedPath().some((target) => target === root.current)) close();
    };
    addEventListener('pointerdown', onPointerDown);
    return () => removeEventListener('pointerdown', onPointerDown);
  });
}

function logOut(): void {
  removeTrial();
  removeBooks();
  location.assign('index.html');
}
