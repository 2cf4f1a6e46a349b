/**
 * The part of CSS selectors that rules may use, matched on the recorder's picture of the page. A pure matcher is needed
 * because the same rules hold on the server, across shadow roots and across frames, where `matches()` does not reach.
 *
 * Understood: `tag`, `*`, `#id`, `.class`, `[name]`, `[name=value]` with `=`, `~=`, `|=`, `^=`, `$=`, `*=` and the flag
 * `i`, compounds, descendants, `>`, `:is()` and `:where()` of these, `:not()` of one compound, and lists with commas.
 */
export interface Matchable {
  tag: string;
  attribute(name: string): string | undefined;
  parentElement(): Matchable | undefined;
}

export interface CompiledSelector {
  source: string;
  matches(element: Matchable): boolean;
}

type Test = (element: Matchable) => boolean;

interface Step {
  test: Test;
  /** What joins it to the compound before it. */
  joint: ' ' | '>';
}

/** @throws {Error} that names what is not understood. */
export function compileSelector(source: string): CompiledSelector {
  const reader = { text: source.trim(), at: 0 };
  const matches = readList(reader, '');
  if (reader.at < reader.text.length) fail(reader, 'this is not the end of a selector');
  return { source, matches };
}

interface Reader {
  text: string;
  at: number;
}

function fail(reader: Reader, cause: string): never {
  throw new Error(`${cause}, at "${reader.text.slice(reader.at, reader.at + 20)}" in "${reader.text}"`);
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = reader.at;
  const match = sticky.exec(reader.text);
  if (!match) return undefined;
  reader.at += match[0].length;
  return match;
}

function readList(reader: Reader, end: string): Test {
  const alternatives: Test[] = [];
  do {
    take(reader, /\s*/);
    alternatives.push(readComplex(reader, end));
  } while (take(reader, /\s*,/));
  return (element) => alternatives.some((test) => test(element));
}

function readComplex(reader: Reader, end: string): Test {
  const steps: Step[] = [{ test: readCompound(reader), joint: ' ' }];
  for (;;) {
    const joint = take(reader, /\s*(>)\s*|\s+(?=[^\s,)])/);
    if (!joint) break;
    steps.push({ test: readCompound(reader), joint: joint[1] ? '>' : ' ' });
  }
  take(reader, /\s*/);
  if (reader.at < reader.text.length && !/[,)]/.test(reader.text.charAt(reader.at)))
    fail(reader, 'this combinator is not understood');
  if (end === '' && reader.text.charAt(reader.at) === ')') fail(reader, 'this bracket was never opened');
  return (element) => matchesFrom(steps, steps.length - 1, element);
}

function matchesFrom(steps: readonly Step[], index: number, element: Matchable): boolean {
  const step = steps[index];
  if (!step?.test(element)) return false;
  if (index === 0) return true;
  for (let parent = element.parentElement(); parent; parent = parent.parentElement()) {
    if (matchesFrom(steps, index - 1, parent)) return true;
    if (step.joint === '>') return false;
  }
  return false;
}

const NAME = /-?(?:[a-zA-Z_\u0080-\uFFFF]|\\.)(?:[\w\u0080-\uFFFF-]|\\.)*/;
const plain = (name: string): string => name.replaceAll(/\\(.)/g, '$1');

function readCompound(reader: Reader): Test {
  const tests: Test[] = [];
  const tag = take(reader, new RegExp(`\\*|${NAME.source}`));
  if (tag && tag[0] !== '*') tests.push(isTag(plain(tag[0]).toLowerCase()));
  for (let test = readSimple(reader); test; test = readSimple(reader)) tests.push(test);
  if (!tag && tests.length === 0) fail(reader, 'a selector is missing');
  return (element) => tests.every((test) => test(element));
}

const isTag =
  (tag: string): Test =>
  (element) =>
    element.tag === tag;

function readSimple(reader: Reader): Test | undefined {
  const named = take(reader, new RegExp(`([.#])(${NAME.source})`));
  if (named) return named[1] === '#' ? hasId(plain(named[2] ?? '')) : hasClass(plain(named[2] ?? ''));
  const first = reader.text.charAt(reader.at);
  if (first === '[') return readAttribute(reader);
  return first === ':' ? readPseudoClass(reader) : undefined;
}

const hasId =
  (id: string): Test =>
  (element) =>
    element.attribute('id') === id;
const hasClass =
  (name: string): Test =>
  (element) =>
    hasWord(element.attribute('class') ?? '', name);

function hasWord(list: string, word: string): boolean {
  for (let at = list.indexOf(word); at !== -1; at = list.indexOf(word, at + 1)) {
    const before = list.charAt(at - 1);
    if (before.trim() === '' && list.charAt(at + word.length).trim() === '') return true;
  }
  return false;
}

const COMPARE: Record<string, (actual: string, wanted: string) => boolean> = {
  '=': (actual, wanted) => actual === wanted,
  '~=': hasWord,
  '|=': (actual, wanted) => actual === wanted || actual.startsWith(`${wanted}-`),
  '^=': (actual, wanted) => wanted !== '' && actual.startsWith(wanted),
  '$=': (actual, wanted) => wanted !== '' && actual.endsWith(wanted),
  '*=': (actual, wanted) => wanted !== '' && actual.includes(wanted),
};

function readAttribute(reader: Reader): Test {
  const value = String.raw`"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(${NAME.source})`;
  const match = take(
    reader,
    new RegExp(String.raw`\[\s*(${NAME.source})\s*(?:([~|^$*]?=)\s*(?:${value})\s*(?:\s([iIsS]))?\s*)?\]`),
  );
  if (!match) fail(reader, 'this attribute selector is not understood');
  const [, name = '', operator, double, single, bare, flag] = match;
  const attribute = plain(name).toLowerCase();
  const compare = operator ? COMPARE[operator] : undefined;
  if (!compare) return (element) => element.attribute(attribute) !== undefined;
  const folds = flag?.toLowerCase() === 'i';
  const wanted = plain(double ?? single ?? bare ?? '');
  return (element) => {
    const actual = element.attribute(attribute);
    if (actual === undefined) return false;
    return folds ? compare(actual.toLowerCase(), wanted.toLowerCase()) : compare(actual, wanted);
  };
}

function readPseudoClass(reader: Reader): Test {
  const name = take(reader, /:(is|where|not)\(/)?.[1];
  if (!name) fail(reader, 'this pseudo-class is not understood; use tags, ids, classes, attributes, :is() and :not()');
  const test = readList(reader, ')');
  if (!take(reader, /\s*\)/)) fail(reader, 'a ")" is missing');
  return name === 'not' ? (element) => !test(element) : test;
}
