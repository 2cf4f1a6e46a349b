import { expect, test } from 'vitest';
import { readScript } from './read-script.ts';

test('texts of compiled JSX are found, and what attributes hold for code is not', () => {
  const source = `e('button',{className:'Primary wide',title:'Send it now',children:['pay ',e('b',{children:'or'}),' wait a day']})`;
  expect(readScript(source)).toEqual(['Send it now', 'pay', 'or', 'wait a day']);
});

test('a template gives the texts between its values', () => {
  expect(readScript('f(`Hello ${name}, you have ${n} days left`)')).toEqual(['Hello', ', you have', 'days left']);
});

test('markup in a template gives its texts and labels', () => {
  const source = 'html`<p class="Large text">Dear ${name}</p><input placeholder="Your city" value=${city}>`';
  expect(readScript(source)).toEqual(['Dear', 'Your city']);
});

test('names of modules, comparisons, cases and directives are no texts', () => {
  const source = `'use strict'; import x from 'Some Module'; if (a === 'Not shown') b['Key of it']; switch (c) { case 'Case of it': d('Shown here') }`;
  expect(readScript(source)).toEqual(['Shown here']);
});

test('a long list of words is data, which may be about people; a short one is a menu', () => {
  const names = Array.from({ length: 13 }, (_, index) => `'Name${'abcdefghijklm'.charAt(index)}'`).join(',');
  expect(readScript(`a=[${names}]; b='Anna Bob Carl'.split(' '); c=['Monday','Tuesday']`)).toEqual([
    'Monday',
    'Tuesday',
  ]);
});

test('a list under a name that drawings use for their outline is read as well', () => {
  expect(readScript(`a={points:['Ends by itself','Ready in time']};b('polygon',{points:'0,0 9,9'})`)).toEqual([
    'Ends by itself',
    'Ready in time',
  ]);
});

test('a plain script is read as well as a module', () => {
  expect(readScript(`with (a) { b('Read me') }`)).toEqual(['Read me']);
});
