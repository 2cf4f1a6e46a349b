import { inPage, type, type Channel, type Theme } from './channel.ts';

/** @returns a channel in which a password is typed and the app then does something with its field. */
function remount(id: string, title: string, redraw: (element: HTMLElement, secret: string) => unknown): Channel {
  const after = inPage(redraw);
  return {
    id,
    title,
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<form><label for="${at}">Password</label> <input type="password" id="${at}"></form>`,
    act: async (scene) => {
      await type(scene);
      await after?.(scene);
    },
  };
}

const channels: Channel[] = [
  remount('cloned', 'the field is cloned', (element) => {
    const copy = element.cloneNode(true) as HTMLInputElement;
    copy.value = (element as HTMLInputElement).value;
    element.replaceWith(copy);
    copy.type = 'text';
  }),
  remount(
    'replaced-as-text',
    'the field is replaced by one of type text with the value as attribute',
    (element, secret) => {
      const text = document.createElement('input');
      text.setAttribute('value', secret);
      text.type = 'text';
      element.replaceWith(text);
    },
  ),
  remount(
    'replaced-without-type',
    'the field is replaced by one without a type, the value set later',
    (element, secret) => {
      const text = document.createElement('input');
      element.replaceWith(text);
      setTimeout(() => {
        text.value = secret;
        text.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
  ),
  remount('replaced-by-span', 'the field is replaced by its text', (element, secret) => {
    const span = document.createElement('span');
    span.textContent = secret;
    element.replaceWith(span);
  }),
  remount('redrawn-by-html', 'the form is written again with innerHTML', (element, secret) => {
    const form = element.closest('form');
    const quoted = secret.replaceAll('&', '&amp;');
    if (form) form.innerHTML = `<input type="text" name="f1" value="${quoted}">`;
  }),
  remount('moved-into-shadow', 'the field moves into a shadow root as text', (element, secret) => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p></p><input type="text">';
    element.replaceWith(host);
    host.shadowRoot?.querySelector('p')?.append(secret);
    host.shadowRoot?.querySelector('input')?.setAttribute('value', secret);
  }),
  remount('moved-into-frame', 'the field moves into a frame of the same origin as text', (element) => {
    const frame = document.createElement('iframe');
    element.after(frame);
    element.setAttribute('type', 'text');
    frame.contentDocument?.body.append(frame.contentDocument.adoptNode(element));
  }),
  remount('detached-and-back', 'the field leaves the page, becomes text, and comes back', async (element) => {
    const form = element.parentElement;
    element.remove();
    element.setAttribute('type', 'text');
    await new Promise((resolve) => setTimeout(resolve, 60));
    form?.append(element);
  }),
  remount('made-editable', 'the value is offered again in a contenteditable', (element, secret) => {
    const box = document.createElement('div');
    box.contentEditable = 'true';
    box.textContent = secret;
    element.after(box);
  }),
  remount('filled-elsewhere', 'the value is copied into an ordinary field and into a textarea', (element, secret) => {
    const other = document.createElement('input');
    const area = document.createElement('textarea');
    element.after(other, area);
    other.value = secret;
    area.value = secret;
    for (const field of [other, area]) field.dispatchEvent(new Event('input', { bubbles: true }));
  }),
  remount(
    'cleared',
    'the field is cleared with the value left in its attribute, and becomes text',
    (element, secret) => {
      element.setAttribute('value', secret);
      (element as HTMLInputElement).value = '';
      element.setAttribute('type', 'text');
    },
  ),
];

export const remounts: Theme = { name: 'remounts', channels };
