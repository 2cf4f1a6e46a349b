import { only, onlyOf, shade, type Case } from './case.ts';

export const TREES: Case[] = [
  {
    name: 'slots in shadow roots in shadow roots',
    html: '<div><b slot="name">Named</b>rest</div>',
    act(section) {
      const root = shade(only(section, 'div'), '<p><slot name="name"></slot></p><span><slot></slot></span>');
      shade(only(root, 'span'), '<i><slot></slot></i>');
    },
  },
  {
    name: 'an element that is defined later',
    html: '<style>late-one:not(:defined) { opacity: 0.2 }</style><late-one>late</late-one>',
    act: () =>
      void (
        customElements.get('late-one') ??
        customElements.define(
          'late-one',
          class extends HTMLElement {
            connectedCallback() {
              if (!this.shadowRoot) shade(this, '<em>defined</em> <slot></slot>');
            }
          },
        )
      ),
  },
  {
    name: 'an element that is never defined',
    html: '<style>never-one:not(:defined) { opacity: 0.3 }</style><never-one>never</never-one>',
  },
  {
    name: 'rows that change places',
    html: '<table><tbody><tr><td>1<tr><td>2<tr><td>3<tr><td>4</tbody></table>',
    act(section) {
      const body = only(section, 'tbody');
      for (const row of [...body.children].toReversed()) body.append(row);
    },
  },
  {
    name: 'what is moved elsewhere with all in it',
    html: '<div class="from"><ul><li>a<li>b</ul></div><div class="to"></div>',
    act(section) {
      const list = only(section, 'ul');
      only(section, '.to').append(list);
      only(list, 'li').textContent = 'moved';
    },
  },
  {
    name: 'a page within the page',
    html: '<iframe srcdoc="<style>p { color: rgb(0, 90, 90) }</style><p>within</p><input value=\'7\'>" width="200" height="80"></iframe>',
    async act(section) {
      const frame = onlyOf(section, 'iframe', HTMLIFrameElement);
      while (!frame.contentDocument?.querySelector('p')) await new Promise((resolve) => setTimeout(resolve, 20));
      frame.contentDocument.querySelector('p')!.textContent = 'changed within';
    },
  },
  {
    name: 'a text in parts',
    html: '<p>one two three</p>',
    act(section) {
      const [text] = only(section, 'p').childNodes;
      (text as Text).splitText(4);
      only(section, 'p').normalize();
      only(section, 'p').append(' four');
    },
  },
  {
    name: 'a drawing of shapes that are used again',
    html: '<svg width="60" height="30"><symbol id="dot" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="rgb(90, 0, 90)"/></symbol><use href="#dot" width="30" height="30"/></svg>',
    act(section) {
      const copy = onlyOf(section, 'use', SVGElement).cloneNode() as Element;
      copy.setAttribute('x', '30');
      onlyOf(section, 'svg', SVGElement).append(copy);
    },
  },
  {
    name: 'what is hidden and shown',
    html: '<p class="first">gone</p><p class="second" hidden>there</p>',
    act(section) {
      only(section, '.first').hidden = true;
      only(section, '.second').hidden = false;
    },
  },
  {
    name: 'words from right to left',
    html: '<p>من اليمين</p>',
    act: (section) => void (only(section, 'p').dir = 'rtl'),
  },
  {
    name: 'a text that may be edited',
    html: '<div contenteditable="true">A note</div>',
    act(section) {
      const note = only(section, 'div');
      note.append(Object.assign(document.createElement('b'), { textContent: ' in bold' }));
      note.dispatchEvent(new Event('input', { bubbles: true }));
    },
  },
];
