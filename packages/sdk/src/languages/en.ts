import type { Language } from '../notice/notice-texts.ts';

export const en: Language = {
  code: 'en',
  texts: {
    title: 'May we record the first {window} of your trial?',
    allow: 'Allow',
    decline: 'Decline',
    more: 'More about this recording',
    preview: 'See what would be recorded',
    first: [
      ['What', '{seen}'],
      ['Why', '{purpose}'],
      ['How long', '{end}, then it stops by itself.'],
      ['Who watches', '{watchers} Never your employer.'],
    ],
    second: [
      [
        'Left out',
        '{masked} masked before anything leaves your browser. We cannot guarantee that nothing slips through.{rules}',
      ],
      ['Other people', 'What the app shows of others may be recorded too. You can pause at any moment.'],
      [
        'How long kept',
        '{kept} after it ends; then it is erased. Counts of what at least five people did stay, without names.',
      ],
      ['Who receives it', '{recipients}'],
      ['Processors', '{processors}'],
      ['Stop or erase', 'At any moment, with the button on the screen: pause, stop and keep, or stop and erase.'],
      ['Who asks', '{controller}'],
      ['Contact', '{contact}'],
    ],
    small: 'Declining changes nothing in the app. Notice {version}, updated {updated}.',
    policy: 'Privacy policy',
    nobody: 'None',
    seen: {
      screen: 'What this app shows and what you do in it: clicks, menus, typing.',
      inputs: 'What this app shows and what you do in it, but not what you type.',
      structure: 'The layout of this app and what you do in it, but no text.',
    },
    masked: {
      screen: 'Passwords, card numbers and other sensitive fields are',
      inputs: 'Sensitive fields and all that you type are',
      structure: 'All text and all that you type is',
    },
    rules: 'Rules of this app: hidden {hide}, masked {mask}, shown {show}.',
    end: ['Until {time}', 'The first {window}'],
    sending: 'One moment.',
    failed: 'That did not work; nothing is recorded. Please try again.',
    covered: 'Something covers this question.',
  },
};
