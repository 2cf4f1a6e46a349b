import type { FieldFinding, PageFindings, PageQuestion, TextFinding } from '../rules/findings.ts';
import { startCheckedCapture, type CheckedCapture } from './checked-capture.ts';
import { roleOf, saysOf, whereIs } from './describe-element.ts';
import { fillField, type Filled } from './fill-field.ts';
import { findFields, findTexts, type TextPlace } from './find-fields.ts';
import { judgeField, judgeText } from './judge.ts';
import { matchRules } from './match-rules.ts';
import { readRecorded, type Recorded } from './recorded.ts';

/** Milliseconds for the page to answer a filled field, and for the recorder to let its events through. */
const SETTLE_MS = 60;
/** A page shows more fields as the first ones are filled; one that never ends to do so is not followed further. */
const ROUNDS = 4;

/** Fills the page while it is recorded, and compares what stood in it with what was recorded. */
export async function checkPage(question: PageQuestion): Promise<PageFindings> {
  const path = startCheckedCapture(question);
  const before = await compare(path, question);
  const filled = await fillAll();
  const check = await compare(path, question);
  const findings = {
    fields: [...filled].map(([field, value]) => findingOf(check, field, value)),
    texts: mergeTexts(before.texts, check.texts),
    matched: matchRules(path.rules),
    events: path.events.length,
  };
  path.stop();
  return findings;
}

interface Check {
  level: PageQuestion['level'];
  path: CheckedCapture;
  recorded: Recorded;
  texts: Map<Text, TextFinding>;
}

async function compare(path: CheckedCapture, { level }: PageQuestion): Promise<Check> {
  await settle();
  path.takePicture();
  await settle();
  const check: Check = { level, path, recorded: readRecorded(path.events), texts: new Map() };
  for (const place of findTexts()) check.texts.set(place.node, textFinding(check, place));
  return check;
}

/** What is filled in can change the page, as a search does: a text counts as it was first, unless it says more later. */
function mergeTexts(before: Check['texts'], after: Check['texts']): TextFinding[] {
  const merged = new Map(before);
  for (const [node, finding] of after) {
    const known = merged.get(node);
    if (!known || known.text !== finding.text || finding.isLeak) merged.set(node, finding);
  }
  return [...merged.values()];
}

async function fillAll(): Promise<Map<Element, Filled>> {
  const filled = new Map<Element, Filled>();
  for (let round = 0; round < ROUNDS; round++) {
    const fresh = findFields().filter((field) => !filled.has(field));
    if (fresh.length === 0) break;
    for (const field of fresh) {
      filled.set(field, fillField(field, filled.size + 1));
      await settle();
    }
  }
  return filled;
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

function findingOf({ level, path, recorded }: Check, field: Element, filled: Filled): FieldFinding {
  const says = saysOf(field);
  const type = field.localName === 'input' ? (field as HTMLInputElement).type : field.getAttribute('role');
  return {
    where: whereIs(field),
    label: says[0] ?? '',
    control: [field.localName, type].filter(Boolean).join(' '),
    says,
    ...judgeField({ filled, recorded, level, ids: idsInside(path, field), explanation: path.explain(field) }),
  };
}

/** What is typed in an editable element stands in the texts inside it. */
function idsInside(path: CheckedCapture, field: Element): number[] {
  const ids = [path.idOf(field)];
  if (!(field as HTMLElement).isContentEditable) return ids;
  const walker = field.ownerDocument.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) ids.push(path.idOf(node));
  return ids;
}

function textFinding({ level, path, recorded }: Check, { node, parent }: TextPlace): TextFinding {
  const text = node.data;
  const held = recorded.textOf(path.idOf(node));
  return {
    where: whereIs(parent),
    text: text.replaceAll(/\s+/g, ' ').trim(),
    role: roleOf(parent),
    ...judgeText({ text, held, level, explanation: path.explain(node) }),
  };
}
