import type { Kind } from '../secrets/kinds.ts';
import { typeInto, type Channel, type Hidden, type Scene, type Theme } from './channel.ts';

/** The same questions put to widgets of frameworks and libraries, which draw their own fields. */
interface WidgetOptions {
  kind?: Kind;
  hidden?: Hidden;
  /** The field inside the channel's element; the element itself by default. */
  inside?: string;
  /** What is done when the field is filled. */
  after?: (scene: Scene) => Promise<unknown>;
}

function widget(
  id: string,
  title: string,
  { kind = 'password', hidden = 'always', inside = '', after }: WidgetOptions = {},
): Channel {
  return {
    id,
    title,
    hidden,
    kind,
    act: async (scene) => {
      await typeInto(scene.page, `#${scene.at} ${inside}`.trim(), scene.secret);
      await after?.(scene);
    },
  };
}

const press: NonNullable<WidgetOptions['after']> = ({ page, at }) => page.locator(`#${at}-show`).click();
const pressAndType: NonNullable<WidgetOptions['after']> = async (scene) => {
  await press(scene);
  await scene.page.locator(`#${scene.at}`).focus();
  await scene.page.keyboard.type('z');
};

const react: Theme = {
  name: 'react',
  widget: 'react-form',
  channels: [
    widget('controlled', 'a controlled password'),
    widget('shown', 'a controlled password that is shown and typed on', { after: pressAndType }),
    widget('remounted', 'a password that is mounted again as text', { after: press }),
    widget('echoed', 'a password that is drawn again in text and attributes'),
    widget('ordinary', 'a controlled ordinary field', { kind: 'word', hidden: 'inputs' }),
  ],
};

const vue: Theme = {
  name: 'vue',
  widget: 'vue-form',
  channels: [
    widget('bound', 'a password with v-model'),
    {
      ...widget('swapped', 'a password that v-if replaces by a text field'),
      act: async ({ page, at, secret }) => {
        await typeInto(page, `#${at}`, secret);
        await page.locator('#e1-show').click();
        await page.locator('.as-text').waitFor();
      },
    },
    widget('echoed', 'a lazy password that is drawn again in text, tooltip and style', {
      after: ({ page }) => page.keyboard.press('Tab'),
    }),
    widget('card', 'a card number that is drawn again beside its field', { kind: 'card' }),
    widget('ordinary', 'an ordinary field with v-model', { kind: 'word', hidden: 'inputs' }),
  ],
};

const richText: Theme = {
  name: 'rich-text',
  widget: 'rich-text',
  head: '<link rel="stylesheet" href="/widgets/rich-text.css">',
  channels: [
    widget('text', 'what is written in an editor', { kind: 'word', hidden: 'inputs', inside: '.ql-editor' }),
    {
      ...widget('card', 'a card number that is written in an editor', { kind: 'cardSpaced', inside: '.ql-editor' }),
      isKnownLate: true,
    },
    widget('masked', 'what is written in an editor under a mask', { kind: 'word', inside: '.ql-editor' }),
  ],
};

const inputMask: Theme = {
  name: 'input-mask',
  widget: 'input-mask',
  channels: [
    widget('card', 'a card number that groups itself, repeated beside it', { kind: 'card' }),
    widget('iban', 'an IBAN that groups itself, repeated beside it', { kind: 'iban' }),
    {
      ...widget('card-unnamed', 'a card number that groups itself in an ordinary field', { kind: 'card' }),
      isKnownLate: true,
    },
    widget('bsn', 'a BSN in a field with a mask', { kind: 'bsn' }),
    widget('ordinary', 'a reference in a field with a mask', { kind: 'word', hidden: 'inputs' }),
  ],
};

const webComponents: Theme = {
  name: 'web-components',
  widget: 'web-components',
  channels: [
    widget('password', 'a password in a web component', { inside: 'input' }),
    widget('password-shown', 'a password that a web component shows', {
      inside: 'input',
      after: async ({ page, at }) => {
        await page.locator(`#${at} [part~="password-toggle-button"]`).click();
        await page.keyboard.type('z');
      },
    }),
    widget('card', 'a card number in a web component with the label "Kaartnummer"', { kind: 'card', inside: 'input' }),
    widget('key', 'a key in a web component named "api_key"', { kind: 'token', inside: 'input' }),
    widget('phrase', 'a recovery phrase in a web component', { kind: 'recoveryPhrase', inside: 'textarea' }),
    widget('ordinary', 'an ordinary web component', { kind: 'word', hidden: 'inputs', inside: 'input' }),
    {
      id: 'button',
      title: 'the label of a button that is a web component',
      hidden: 'structure',
      kind: 'word',
      act: ({ page, at, secret }) =>
        page.locator(`#${at}`).evaluate((element, word) => (element.textContent = word), secret),
    },
  ],
};

export const WIDGETS: readonly Theme[] = [react, vue, richText, inputMask, webComponents];
