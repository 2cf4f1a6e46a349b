/**
 * rrweb patches some built-ins while it records and puts most of them back by itself. These it does not.
 *
 * @returns what puts them back, to be called when rrweb has stopped.
 */
export function rememberBuiltIns(): () => void {
  const sheet = CSSStyleSheet.prototype;
  const { addRule, removeRule } = Object.getOwnPropertyDescriptors(sheet) as PropertyDescriptorMap;
  return () => {
    if (addRule) Object.defineProperty(sheet, 'addRule', addRule);
    if (removeRule) Object.defineProperty(sheet, 'removeRule', removeRule);
    // Put back as the object's own properties with the original inside; without them it is as it was.
    Reflect.deleteProperty(document, 'adoptedStyleSheets');
    if (customElements.define === CustomElementRegistry.prototype.define)
      Reflect.deleteProperty(customElements, 'define');
  };
}
