import { only, shade, type Case } from './case.ts';

export const PLACES: Case[] = [
  {
    name: 'a box that is scrolled',
    html: '<div class="box" style="height:60px;width:100px;overflow:auto"><p style="height:400px;width:300px">far</p></div>',
    act: (section) => only(section, '.box').scrollTo(50, 120),
  },
  {
    name: 'a box in a shadow root that is scrolled',
    html: '<div></div>',
    async act(section) {
      const root = shade(
        only(section, 'div'),
        '<div style="height:60px;overflow:auto"><p style="height:400px">far</p></div>',
      );
      await new Promise((resolve) => setTimeout(resolve, 250));
      only(root, 'div').scrollTop = 90;
    },
  },
  {
    name: 'a box that is scrolled before what is in it grows',
    html: '<div class="box" style="height:60px;overflow:auto"><p style="height:100px">short</p></div>',
    act(section) {
      only(section, 'p').style.height = '800px';
      only(section, '.box').scrollTop = 500;
    },
  },
];
