/** What runs in the page: it builds the page, records it in one of the ways that are compared, and uses it by script. */
import { record } from '@rrweb/record';
import { record as recordUnpatched } from 'rrweb';
import { startCapturePath } from '../../sdk/src/recorder/capture-path.ts';
import { recordOptions } from '../../sdk/src/recorder/sensitive/record-options.ts';
import { NO_RULES } from '../src/privacy.ts';

/**
 * `rrweb`: as npm has it, by its defaults. `patched`: the product's, with its options. Of both the events go nowhere.
 * `sanitised`: as the product records.
 */
export type Way = 'rrweb' | 'patched' | 'sanitised';

export interface Bench {
  buildPage: (nodes: number) => number;
  /** Returns when the full picture is made and has passed. */
  start: (way: Way) => void;
  /** Changes and fills in the page. @returns when all of it was recorded. */
  use: (actions: number) => Promise<void>;
  /** @returns the events that came out; without them there is nothing to measure. */
  events: () => number;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

let events = 0;
const count = (): void => {
  events++;
};

/** Nodes of one row: 7 elements, 6 texts. */
const ROW_NODES = 13;
const WORDS = 'open paid draft sent late Visser Bakker Jansen invoice meeting garden paint order note'.split(' ');
const word = (index: number): string => WORDS[index % WORDS.length] ?? '';

function row(index: number): string {
  return (
    `<div class="row r${index % 9}" data-index="${index}"><span class="name">${word(index)} ${word(index + 5)}</span>` +
    `<span class="date">2026-0${1 + (index % 9)}-1${index % 9}</span><a href="/orders/${index}?tab=1" title="Open">Order</a>` +
    `<b>${index},00</b><i class="state">${word(index + 2)}</i><label>Amount</label></div>`
  );
}

function fields(index: number): string {
  return `<p><label for="f${index}">Note ${index}</label><input id="f${index}" name="note${index}"></p>`;
}

function buildPage(nodes: number): number {
  const rows = Array.from({ length: Math.floor(nodes / ROW_NODES) }, (_, index) => row(index));
  const form = Array.from({ length: 40 }, (_, index) => fields(index));
  document.body.innerHTML =
    `<form>${form.join('')}<label>Password<input type="password" id="password" value="Xk9mQ2vLp7Rt4Zw8"></label></form>` +
    `<main>${rows.join('')}</main>`;
  const walker = document.createTreeWalker(document);
  let built = 0;
  while (walker.nextNode()) built++;
  return built;
}

function onBroken(error: unknown): void {
  throw error;
}

function start(way: Way): void {
  if (way === 'rrweb') recordUnpatched({ emit: count });
  else if (way === 'patched') {
    const options = recordOptions({ maskInput: (text) => text });
    record({ ...options, maskInputOptions: { password: false }, emit: count });
  } else {
    startCapturePath({ level: 'screen', rules: NO_RULES, onEvent: count, onBroken }).flush();
  }
}

function act(index: number): void {
  const rows = document.querySelectorAll('.row');
  const target = rows[(index * 37) % rows.length];
  if (index % 4 === 0) return type(index);
  if (index % 4 === 1) target?.insertAdjacentHTML('afterend', row(index));
  else if (index % 4 === 2) target?.setAttribute('class', `row r${index % 9} on`);
  else if (target?.firstElementChild) target.firstElementChild.textContent = `${word(index)} ${index}`;
}

function type(index: number): void {
  const isPassword = index % 40 === 0;
  const field = document.getElementById(isPassword ? 'password' : `f${index % 40}`) as HTMLInputElement;
  field.value += isPassword ? 'q' : word(index);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Milliseconds between two turns of the script, and after the last: longer than an event waits at the door. */
const TURN_MS = 50;
const ACTIONS_PER_TURN = 10;

async function use(actions: number): Promise<void> {
  for (let index = 0; index < actions; index++) {
    act(index);
    if (index % ACTIONS_PER_TURN === ACTIONS_PER_TURN - 1) await new Promise((done) => setTimeout(done, TURN_MS));
  }
  await new Promise((done) => setTimeout(done, TURN_MS * 4));
}

window.bench = { buildPage, start, use, events: () => events };
