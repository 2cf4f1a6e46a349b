import { field, inPage, type, typeInto, type Channel, type Theme } from './channel.ts';

/** Ways by which a value gets into a field without a key for each character. */
const channels: Channel[] = [
  field('section-card', 'a card in a section of autocomplete', {
    kind: 'card',
    attributes: 'autocomplete="section-two billing cc-number"',
  }),
  field('section-password', 'a password in a section of autocomplete', {
    attributes: 'type="text" autocomplete="section-two current-password webauthn"',
  }),
  field('manager-ignored', 'a password with the attributes of password managers', {
    attributes: 'type="text" data-1p-ignore data-lpignore="true" data-bwignore data-form-type="password" name="pw"',
  }),
  field('webkit-otp', 'a code whose name is a number of letters', {
    kind: 'pin',
    attributes: 'inputmode="numeric" autocomplete="one-time-code" maxlength="8" name="f1"',
  }),
  {
    id: 'composed',
    title: 'a password that an input method composes',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<input type="password" id="${at}"><p id="${at}p"></p>`,
    act: async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((element, id) => {
        const repeat = (event: Event) =>
          document.querySelector(`#${id}p`)?.replaceChildren((event as CompositionEvent).data);
        for (const name of ['compositionupdate', 'compositionend']) element.addEventListener(name, repeat);
      }, at);
      await page.locator(`#${at}`).focus();
      const session = await page.context().newCDPSession(page);
      for (let length = 2; length <= secret.length; length += 3) {
        const text = secret.slice(0, length);
        await session.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length });
      }
      await session.send('Input.imeSetComposition', {
        text: secret,
        selectionStart: secret.length,
        selectionEnd: secret.length,
      });
      await session.send('Input.insertText', { text: secret });
      await session.detach();
    },
  },
  {
    id: 'filled-at-once',
    title: 'a password that a password manager fills in, and that the page repeats at once',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<form><input name="u"><input type="password" id="${at}"><output id="${at}p"></output></form>`,
    act: async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((element, id) => {
        element.addEventListener('change', () =>
          document.querySelector(`#${id}p`)?.replaceChildren((element as HTMLInputElement).value),
        );
      }, at);
      await page.locator(`#${at}`).evaluate((element, word) => {
        (element as HTMLInputElement).value = word;
        element.dispatchEvent(new Event('input', { bubbles: true }));
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }, secret);
    },
  },
  {
    id: 'range-text',
    title: 'a password that is put in by setRangeText',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<input type="password" id="${at}"><p id="${at}p"></p>`,
    act: inPage((element, secret) => {
      (element as HTMLInputElement).setRangeText(secret);
      element.nextElementSibling?.replaceChildren(secret);
    }),
  },
  {
    id: 'command',
    title: 'a password that is put in by a command',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<input type="password" id="${at}"><p id="${at}p"></p>`,
    act: inPage((element, secret) => {
      element.focus();
      document.execCommand('insertText', false, secret);
      element.nextElementSibling?.replaceChildren((element as HTMLInputElement).value);
    }),
  },
  {
    id: 'default-value',
    title: 'a password that is set as the default of its field',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<input type="password" id="${at}"><p></p>`,
    act: inPage((element, secret) => {
      (element as HTMLInputElement).defaultValue = secret;
      element.nextElementSibling?.replaceChildren(secret);
    }),
  },
  {
    id: 'set-by-prototype',
    title: "a password that a framework sets by the prototype's own setter",
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<input type="password" id="${at}"><p></p>`,
    act: inPage((element, secret) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, secret);
      element.nextElementSibling?.replaceChildren(secret);
      (element as HTMLInputElement).value = '';
    }),
  },
  {
    id: 'in-a-written-frame',
    title: 'a password in a frame that is written with document.write',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}"></iframe>`,
    act: async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((element) => {
        const inside = (element as HTMLIFrameElement).contentDocument;
        inside?.open();
        inside?.write('<input type="password"><p></p>');
        inside?.close();
        const input = inside?.querySelector('input');
        input?.addEventListener('input', () => inside?.querySelector('p')?.replaceChildren(input.value));
      });
      const frame = await (await page.locator(`#${at}`).elementHandle())?.contentFrame();
      if (frame) await typeInto(frame, 'input', secret);
    },
  },
  {
    id: 'in-a-blank-frame',
    title: 'a password in a frame of about:blank that is built from outside',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe src="about:blank" id="${at}"></iframe><p id="${at}p"></p>`,
    act: async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((element, id) => {
        const inside = (element as HTMLIFrameElement).contentDocument;
        const input = inside?.createElement('input');
        if (!inside || !input) return;
        input.type = 'password';
        inside.body.append(input);
        input.addEventListener('input', () => document.querySelector(`#${id}p`)?.replaceChildren(input.value));
      }, at);
      const frame = await (await page.locator(`#${at}`).elementHandle())?.contentFrame();
      if (frame) await typeInto(frame, 'input', secret);
    },
  },
  {
    id: 'emptied-in-a-frame',
    title: 'a password that a frame sets, shows and takes away in one turn',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe srcdoc='<input type="password"><p></p>' id="${at}"></iframe>`,
    act: inPage((element, secret) => {
      const inside = (element as HTMLIFrameElement).contentDocument;
      const input = inside?.querySelector('input');
      if (input) input.value = secret;
      inside?.querySelector('p')?.replaceChildren(secret);
      if (input) input.value = '';
    }),
  },
  {
    id: 'kept-steps',
    title: 'a password of the first step, repeated in the last',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<div id="${at}b"><input type="password" id="${at}"></div>`,
    act: async (scene) => {
      await type(scene);
      await scene.page.locator(`#${scene.at}b`).evaluate((element, word) => {
        element.innerHTML = '<h3>Step 2</h3>';
        setTimeout(() => (element.innerHTML = `<h3>Done</h3><dl><dt>Chosen</dt><dd>${word}</dd></dl>`), 60);
      }, scene.secret);
      await scene.page.waitForTimeout(120);
    },
  },
  {
    id: 'dropped',
    title: 'a password that is dropped into its field',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<input type="password" id="${at}"><p></p>`,
    act: inPage((element, secret) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', secret);
      element.addEventListener('drop', (event) =>
        element.nextElementSibling?.replaceChildren(event.dataTransfer?.getData('text/plain') ?? ''),
      );
      element.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    }),
  },
  {
    id: 'number-in-color',
    title: 'a secret that a field of another kind takes over',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<input type="password" id="${at}"><input type="search" id="${at}s">`,
    act: async (scene) => {
      await type(scene);
      await scene.page
        .locator(`#${scene.at}s`)
        .evaluate((element, word) => ((element as HTMLInputElement).value = word), scene.secret);
    },
  },
  {
    id: 'split-editable',
    title: 'a card number in a contenteditable whose text nodes are split',
    hidden: 'always',
    kind: 'card',
    html: (_, at) => `<div contenteditable="true" id="${at}"></div>`,
    act: inPage((element, secret) => {
      const text = document.createTextNode(secret);
      element.append(text);
      for (let at = 3; at < secret.length; at += 3) (element.lastChild as Text).splitText(3);
    }),
    unseen: 'rrweb tells of the pieces, each apart',
  },
];

export const entered: Theme = { name: 'entered', channels };
