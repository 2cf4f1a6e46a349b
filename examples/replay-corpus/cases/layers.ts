import { only, onlyOf, type Case } from './case.ts';

export const LAYERS: Case[] = [
  {
    name: 'a popover that is open',
    html: '<div popover style="inset:auto;top:40px;left:300px">More about it</div>',
    act: (section) => only(section, '[popover]').showPopover(),
  },
  {
    name: 'a popover that was open',
    html: '<div popover>More about it</div>',
    act(section) {
      only(section, '[popover]').showPopover();
      only(section, '[popover]').hidePopover();
    },
  },
  {
    name: 'a dialog beside the page',
    html: '<dialog>Done</dialog>',
    act: (section) => onlyOf(section, 'dialog', HTMLDialogElement).show(),
  },
  {
    name: 'a dialog over the page',
    html: '<dialog style="top:300px;left:500px;margin:0"><p>Sure?</p></dialog>',
    act: (section) => onlyOf(section, 'dialog', HTMLDialogElement).showModal(),
    isModal: true,
  },
  {
    name: 'details that are opened',
    html: '<details><summary>More</summary><p>and more</p></details>',
    act: (section) => only(section, 'summary').click(),
  },
  {
    name: 'details of which one is open',
    html: '<details name="one" open><summary>A</summary><p>a</p></details><details name="one"><summary>B</summary><p>b</p></details>',
    act: (section) => only(section, 'details:last-child > summary').click(),
  },
];
