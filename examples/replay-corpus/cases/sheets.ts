import { only, onlyOf, shade, sheetOf, type Case } from './case.ts';

export const SHEETS: Case[] = [
  {
    name: 'a sheet that is adopted',
    html: '<p class="adopted">green</p>',
    act: () => void document.adoptedStyleSheets.push(sheetOf('.adopted { color: rgb(0, 128, 0) }')),
  },
  {
    name: 'a sheet that is adopted and then replaced',
    html: '<p class="replaced">blue</p>',
    act() {
      const sheet = sheetOf('.replaced { color: rgb(255, 0, 0) }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      sheet.replaceSync('.replaced { color: rgb(0, 0, 255); font-weight: 700 }');
    },
  },
  {
    name: 'a sheet that a shadow root adopts later',
    html: '<div></div>',
    act(section) {
      const root = shade(only(section, 'div'), '<p>teal</p>');
      root.adoptedStyleSheets.push(sheetOf('p { color: rgb(0, 128, 128) }'));
    },
  },
  {
    name: 'rules that a script adds and takes away',
    html: '<style>.ruled { font-size: 20px } .ruled { color: rgb(9, 9, 9) }</style><p class="ruled">ruled</p>',
    act(section) {
      const { sheet } = onlyOf(section, 'style', HTMLStyleElement);
      sheet?.insertRule('.ruled { font-style: italic }', 2);
      sheet?.deleteRule(0);
    },
  },
  {
    name: 'a rule that a script changes',
    html: '<style>.declared { font-size: 20px }</style><p class="declared">declared</p>',
    act(section) {
      const rule = onlyOf(section, 'style', HTMLStyleElement).sheet?.cssRules[0] as CSSStyleRule;
      rule.style.setProperty('color', 'rgb(1, 2, 3)');
      rule.style.removeProperty('font-size');
    },
  },
  {
    name: 'a rule in a group that a script adds',
    html: '<style>@media all { .grouped { color: rgb(4, 5, 6) } }</style><p class="grouped">grouped</p>',
    act(section) {
      const group = onlyOf(section, 'style', HTMLStyleElement).sheet?.cssRules[0] as CSSMediaRule;
      group.insertRule('.grouped { text-align: right }', 1);
    },
  },
  {
    name: 'a sheet that is switched off',
    html: '<style>.switched { color: rgb(200, 0, 0) }</style><p class="switched">black</p>',
    act: (section) => void (onlyOf(section, 'style', HTMLStyleElement).sheet!.disabled = true),
    missed: 'nothing tells that a sheet was switched off, and no attribute says so',
  },
  {
    name: 'a sheet whose text changes',
    html: '<style>.retold { color: rgb(200, 0, 0) }</style><p class="retold">olive</p>',
    act: (section) => void (only(section, 'style').textContent = '.retold { color: rgb(128, 128, 0) }'),
  },
  {
    name: 'rules in layers, containers and nests',
    html: `<style>@layer low, high; @layer high { .laid { color: rgb(0, 0, 99) } } @layer low { .laid { color: rgb(99, 0, 0) } }
      .box { container-type: inline-size; width: 300px } @container (min-width: 200px) { .inner { font-weight: 700 } }
      .nest { & em { color: rgb(0, 99, 0) } }</style><p class="laid">laid</p><div class="box"><p class="inner">inner</p></div><p class="nest"><em>nest</em></p>`,
  },
  {
    name: 'a property of the page that others use',
    html: '<style>.own { color: var(--of-the-case, rgb(255, 0, 0)) }</style><p class="own">own</p>',
    act: () => document.documentElement.style.setProperty('--of-the-case', 'rgb(70, 80, 90)'),
  },
  {
    name: 'a style with what is important',
    html: '<style>.firm { color: rgb(255, 0, 0) !important }</style><p class="firm">firm</p>',
    act: (section) => only(section, 'p').style.setProperty('color', 'rgb(0, 200, 200)', 'important'),
  },
];
