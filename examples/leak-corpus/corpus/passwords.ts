import { escape, field, inPage, type, typeInto, type Channel, type Theme } from './channel.ts';

const input = (at: string, more = '') =>
  `<label for="${at}">Password</label> <input type="password" id="${at}" ${more}>`;

const channels: Channel[] = [
  field('password-typed', 'a password is typed', { label: 'Password', attributes: 'type="password" name="password"' }),
  field('password-bare', 'a password field without a name or a label', { attributes: 'type="password"' }),
  field('password-capitals', 'type="PASSWORD" in capitals', { attributes: 'type="PASSWORD"' }),
  {
    id: 'password-value-at-load',
    title: 'a password field is served with its value',
    hidden: 'always',
    kind: 'password',
    html: (secret, at) => input(at, `value="${escape(secret)}"`),
  },
  {
    id: 'password-cleared',
    title: 'a password field served with a value is cleared, which leaves its value attribute',
    hidden: 'always',
    kind: 'password',
    html: (secret, at) => input(at, `value="${escape(secret)}"`),
    act: inPage((element) => {
      (element as HTMLInputElement).value = '';
      element.after(element.cloneNode(true));
    }),
  },
  {
    id: 'password-shown-then-typed',
    title: 'show password first, then type',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => input(at),
    act: async (scene) => {
      await scene.page.locator(`#${scene.at}`).evaluate((element) => element.setAttribute('type', 'text'));
      await type(scene);
    },
  },
  {
    id: 'password-typed-then-shown',
    title: 'type first, then show password, then type on',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => input(at),
    act: async ({ page, at, secret }) => {
      await typeInto(page, `#${at}`, secret.slice(0, 9));
      await page.locator(`#${at}`).evaluate((element) => element.setAttribute('type', 'text'));
      await page.keyboard.type(secret.slice(9));
    },
  },
  {
    id: 'password-type-removed',
    title: 'show password by taking the type away',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => input(at),
    act: async (scene) => {
      await scene.page.locator(`#${scene.at}`).evaluate((element) => element.removeAttribute('type'));
      await type(scene);
    },
  },
  {
    id: 'password-pasted',
    title: 'a password is pasted',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => input(at),
    act: inPage((element, secret) => {
      element.focus();
      document.execCommand('insertText', false, secret);
    }),
  },
  {
    id: 'password-set',
    title: 'a password manager sets the value and fires input',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => input(at),
    act: inPage((element, secret) => {
      (element as HTMLInputElement).value = secret;
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }),
  },
  {
    id: 'password-value-before-type',
    title: 'a field is made with its value before its type, in one batch',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<div id="${at}"></div>`,
    act: inPage((element, secret) => {
      const made = document.createElement('input');
      made.setAttribute('value', secret);
      element.append(made);
      made.type = 'password';
    }),
  },
  {
    id: 'password-type-round-trip',
    title: 'a field is a text field for the length of one task',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => input(at),
    act: inPage((element, secret) => {
      element.setAttribute('type', 'text');
      element.setAttribute('value', secret);
      (element as HTMLInputElement).value = secret;
      element.setAttribute('type', 'password');
    }),
  },
  field('text-security-inline', 'a text field hidden by -webkit-text-security in its style', {
    attributes: 'type="text" style="-webkit-text-security: disc"',
  }),
  {
    ...field('text-security-class', 'a text field hidden by -webkit-text-security in a style sheet', {
      attributes: 'type="text" class="dots"',
    }),
    head: () => '<style>.dots { -webkit-text-security: disc }</style>',
  },
  {
    id: 'password-in-dialog',
    title: 'a password in a modal dialog',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<dialog id="d-${at}">${input(at)}</dialog>`,
    act: async (scene) => {
      await scene.page.locator(`#d-${scene.at}`).evaluate((element) => (element as HTMLDialogElement).showModal());
      await type(scene);
      await scene.page.locator(`#d-${scene.at}`).evaluate((element) => (element as HTMLDialogElement).close());
    },
  },
  {
    id: 'password-in-textarea',
    title: 'a passphrase in a textarea',
    hidden: 'always',
    kind: 'recoveryPhrase',
    html: (_, at) => `<label for="${at}">Passphrase</label> <textarea id="${at}"></textarea>`,
    act: type,
  },
  {
    id: 'password-pad',
    title: 'a pad that the app draws itself and that only hears keys',
    hidden: 'always',
    kind: 'password',
    html: (_, at) =>
      `<div id="${at}" tabindex="0" role="textbox" aria-label="Password" onkeydown="this.textContent += '•'"></div>`,
    act: type,
    unseen: 'the keys are nowhere in the page',
  },
  {
    id: 'password-in-user-name',
    title: 'the password is typed once more, into the user name by mistake',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `${input(`p-${at}`)}<label for="${at}">Display name</label> <input type="text" id="${at}">`,
    act: async (scene) => {
      await typeInto(scene.page, `#p-${scene.at}`, scene.secret);
      await type(scene);
    },
  },
  {
    id: 'password-selected',
    title: 'a password that is shown is selected',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => input(at),
    act: async (scene) => {
      await type(scene);
      await scene.page.locator(`#${scene.at}`).evaluate((element) => {
        (element as HTMLInputElement).type = 'text';
        (element as HTMLInputElement).select();
      });
    },
  },
];

export const passwords: Theme = { name: 'passwords', channels };
