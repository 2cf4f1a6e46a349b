import { only, onlyOf, type Case } from './case.ts';

/** A picture of one colour, as bytes. */
async function drawing(color: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(24, 16);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('nothing to draw on');
  context.fillStyle = color;
  context.fillRect(0, 0, 24, 16);
  return await canvas.convertToBlob();
}

export const PICTURES: Case[] = [
  {
    name: 'a picture out of a blob',
    html: '<img alt="">',
    async act(section) {
      const picture = onlyOf(section, 'img', HTMLImageElement);
      picture.src = URL.createObjectURL(await drawing('green'));
      await picture.decode();
    },
    missed: 'an address of a blob is left out, so that nothing asks for its bytes',
  },
  {
    name: 'a picture in its address',
    html: '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="9" height="9">',
  },
  {
    name: 'a picture behind words',
    html: '<p style="width:90px;height:20px">words</p>',
    act: (section) =>
      void (only(section, 'p').style.backgroundImage =
        'url("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")'),
  },
];
