const times = (count: number) => `${new Intl.NumberFormat('en-GB').format(count)} ×`;

/** What the player says to those who work with recordings: what happened, and more ways to look at it. */
export const expert = {
  masks: 'Show where masks are',
  realSize: 'Real size',
  help: 'Keyboard help',
  missing: (count: number) =>
    `${count === 1 ? 'One picture or font' : `${count} pictures or fonts`} of this page could not be kept: grey areas and other letters stand for them.`,
  stepBack: 'Previous change',
  stepForward: 'Next change',
  lanes: 'Pages over time',
  paused: (from: string, length: string) => `Paused by the participant from ${from}, ${length}`,
  lane: (number: number, from: string, length: string) => `Page ${number}, from ${from}, ${length}`,
  keysTitle: 'Keyboard',
  closeHelp: 'Close the help',
  keys: [
    ['Space', 'Play and pause'],
    ['← →', 'Back and forward 5 seconds, with Shift 30'],
    [', .', 'To the previous and the next change'],
    ['P N', 'To the previous and the next thing that happened'],
    ['− +', 'Slower and faster'],
    ['Home End', 'To the beginning and the end'],
    ['A', 'Note what is seen'],
    ['I', 'Skip inactivity, or not'],
    ['M', 'Show where masks are, or not'],
    ['Z', 'Real size, or fitted'],
    ['F', 'Full screen'],
    ['?', 'This help'],
  ],
  happenings: 'What happened',
  noHappenings: 'Nothing of this kind happened on this page.',
  filter: 'Show',
  filters: { all: 'All', done: 'Done', trouble: 'Trouble', pages: 'Pages' },
  kinds: {
    navigate: 'Page opened',
    click: 'Click',
    menu: 'Opened',
    fill: 'Filled in',
    send: 'Sent',
    rage: 'Rage clicks',
    dead: 'Click without effect',
    error: 'Error shown',
    idle: 'Inactive',
    missing: 'Parts that never arrived',
  },
  times,
  scrolledTo: (pixels: number) => `Scrolled to ${new Intl.NumberFormat('en-GB').format(Math.round(pixels))} px`,
};

export type ExpertTexts = typeof expert;
