import { createHost, element } from '../element.ts';
import { guard } from '../guard.ts';
import { isReallyVisible } from '../notice/really-visible.ts';
import type { Panel, PanelFacts, PanelOptions } from './controls-door.ts';
import { createButton } from './create-button.ts';
import { rememberPanel } from './panel-host.ts';
import { PANEL_LOOK } from './panel-look.ts';
import { createActs, createAsked, createChoices, createOwnPage, describeNow, type Acts } from './panel-sections.ts';
import { describeShown } from './shown.ts';
import { CONTROL_TEXTS } from './texts/all.ts';

/** Milliseconds between two looks at how much time is left, which is said in minutes. */
const LOOK_MS = 10_000;

let opened: Panel | undefined;

/** Opens the panel as a modal dialog, which closes with Escape and gives the focus back to where it was. */
export function openPanel(options: PanelOptions): Panel {
  opened?.close();
  const { told, theme } = options;
  const texts = CONTROL_TEXTS[told.language];
  const now = element('p', { class: 'now' });
  const said = element('p', { role: 'status' });
  const [acts, choices, ownPage] = [element('div'), element('div'), element('div')];
  const asked = createAsked(told);
  const body = element('div', { class: 'body' }, element('section', {}, now, said, acts), ownPage, choices, asked);
  const title = element('h2', { id: 'title', tabindex: '-1' }, texts.title);
  const header = element(
    'header',
    {},
    title,
    createButton('close', texts.close, () => panel.close()),
  );
  const dialog = element('dialog', { 'aria-labelledby': 'title', lang: told.language, dir: 'auto' }, header, body);
  const host = createHost('opname-panel', PANEL_LOOK, dialog);
  const before = deepActiveElement();

  const answering = createAnswering(options, { said, dialog, host, update: () => update() });
  let shown = '';
  function update(): void {
    const facts = options.facts();
    now.textContent = describeNow(facts, told.language);
    dialog.className = `card ${theme} ${facts.is}`;
    // What somebody is about to click stays in its place as long as it says the same.
    const key = keyOf(facts);
    if (key === shown) return;
    shown = key;
    const hadFocus = acts.contains(host.shadowRoot?.activeElement ?? null);
    const parts: Acts = { ...options, ...answering };
    acts.replaceChildren(createActs(facts, parts));
    ownPage.replaceChildren(createOwnPage(facts, parts));
    choices.replaceChildren(createChoices(facts, options));
    if (hadFocus) (acts.querySelector('button') ?? title).focus();
  }
  update();
  const looking = setInterval(guard(update), LOOK_MS);
  const panel: Panel = {
    update: guard(update),
    close() {
      clearInterval(looking);
      if (opened === panel) opened = undefined;
      rememberPanel(undefined);
      host.remove();
      before?.focus();
    },
  };
  // Escape, and whatever else the platform closes a dialog with.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    panel.close();
  });
  // The page must not take what is typed here for itself.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(host);
  dialog.showModal();
  rememberPanel(host);
  title.focus();
  opened = panel;
  return panel;
}

interface Saying {
  said: HTMLElement;
  dialog: HTMLElement;
  host: HTMLElement;
  update: () => void;
}

/** What a button sets off, and how the panel says what comes of it. */
function createAnswering(options: PanelOptions, { said, dialog, host, update }: Saying): Pick<Acts, 'run' | 'allowBy'> {
  const { told } = options;
  const texts = CONTROL_TEXTS[told.language];
  return {
    async run(act) {
      said.textContent = texts.sending;
      try {
        await act();
        said.textContent = '';
      } catch {
        said.textContent = texts.failed;
      }
      update();
    },
    async allowBy(event) {
      if (!event.isTrusted) return;
      const isVisible = isReallyVisible(event.currentTarget as HTMLElement, host);
      said.textContent = isVisible ? texts.sending : told.texts.covered;
      if (!isVisible) return;
      const answered = await options.allow('panel', describeShown('panel', dialog, told));
      said.textContent = answered === 'forbidden' || answered === 'failed' ? texts[answered] : '';
      update();
    },
  };
}

function keyOf({ is, saved, declined, canAllow, why }: PanelFacts): string {
  return JSON.stringify([is, saved?.choices, saved?.ended, declined, canAllow, why]);
}

/** @returns what has the focus, also inside our own indicator. */
function deepActiveElement(): HTMLElement | null {
  const active = document.activeElement;
  return (active?.shadowRoot?.activeElement ?? active) as HTMLElement | null;
}
