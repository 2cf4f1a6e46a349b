/**
 * A script for a page: remembers every property of every built-in object, and gives `document.changedBuiltIns()`, which
 * lists those that are others by now, and the globals that came.
 */
export const WATCH_BUILT_INS = `(() => {
  const list = () => Object.getOwnPropertyNames(window).sort().flatMap((name) => {
    const value = Object.getOwnPropertyDescriptor(window, name)?.value;
    const owners = [[name, value], [name + '.prototype', value?.prototype], [name + ' itself', name === 'document' ? document : undefined]];
    return owners
      .filter(([, owner]) => owner && ['object', 'function'].includes(typeof owner) && owner !== window)
      .flatMap(([label, owner]) => Object.entries(Object.getOwnPropertyDescriptors(owner)).map(([key, descriptor]) => [label + '.' + key, descriptor]));
  });
  const same = (a, b) => Object.is(a.value, b.value) && a.get === b.get && a.set === b.set;
  const before = new Map(list());
  const names = new Set(Object.getOwnPropertyNames(window));
  Object.defineProperty(Document.prototype, 'changedBuiltIns', { configurable: true, value: () => [
    ...list().filter(([key, descriptor]) => key !== 'Document.prototype.changedBuiltIns' && (!before.has(key) || !same(before.get(key), descriptor))).map(([key]) => key),
    ...Object.getOwnPropertyNames(window).filter((name) => !names.has(name)),
  ] });
})()`;

export const CHANGED_BUILT_INS = 'document.changedBuiltIns()';
