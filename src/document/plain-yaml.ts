import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';
import { coreValue } from './core-values.ts';
import { findForbidden } from './forbidden-characters.ts';
import { inputLimits } from './input-limits.ts';
import { refusedKey } from './refused-keys.ts';
import type { YamlNode, YamlPair, YamlScalar } from './yaml-tree.ts';

/**
 * Reads YAML that has nothing unusual in it, several times faster than the parser that explains mistakes. Undefined for
 * all else (syntax errors, features that are refused, limits, doubled keys): then that parser has the word. What is
 * returned is the same tree that it would give.
 */
export function readPlainYaml(text: string): YamlNode | undefined {
  if (disputed.test(text)) return undefined;
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: inputLimits.depth });
  } catch {
    return undefined;
  }
  if (events.length > inputLimits.tokens / 8) return undefined;
  return treeOf(events, text);
}

/** Tabs and document marks that are not at the start of their line: parsers differ in where they allow them. */
const disputed = /\t|^ +(?:---|\.\.\.)/m;

/** A collection under construction. A map waits for a value when it has a key. */
type Frame = {
  readonly kind: 'map' | 'list';
  readonly flow: boolean;
  readonly start: number;
  readonly pairs: YamlPair[];
  readonly items: YamlNode[];
  readonly keys: Set<string>;
  key?: YamlScalar | undefined;
  /** Where the last thing in it ends. */
  end: number;
};

function treeOf([document, ...events]: readonly Event[], text: string): YamlNode | undefined {
  if (document?.type !== EVENT_ID.DOCUMENT || document.directives.length > 0) return undefined;
  const stack: Frame[] = [];
  let root: YamlNode | undefined;
  for (const [index, event] of events.entries()) {
    let node: YamlNode | undefined;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        node = scalarOf(event, text, stack.at(-1));
        break;
      case EVENT_ID.POP: {
        const frame = stack.pop();
        if (!frame) return index === events.length - 1 ? root : undefined;
        node = closed(frame, text);
        break;
      }
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        if (event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
        stack.push(opened(event));
        continue;
      default:
        return undefined;
    }
    if (!node) return undefined;
    const parent = stack.at(-1);
    if (parent ? !put(parent, node) : root) return undefined;
    if (!parent) root = node;
  }
  return undefined;
}

function opened(event: Extract<Event, { start: number }>): Frame {
  const { start, style, type } = event;
  return {
    kind: type === EVENT_ID.MAPPING ? 'map' : 'list',
    flow: style === COLLECTION_STYLE.FLOW,
    start,
    pairs: [],
    items: [],
    keys: new Set(),
    end: start + 1,
  };
}

/** False when the node may not stand there. */
function put(frame: Frame, node: YamlNode): boolean {
  if (frame.kind === 'list') {
    if (node.start === node.end || frame.items.length >= inputLimits.itemsOfList) return false;
    frame.items.push(node);
  } else if (frame.key === undefined) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.start === node.end) return false;
    const known = node.value.normalize('NFC');
    if (frame.keys.has(known) || frame.pairs.length >= inputLimits.keysOfMapping) return false;
    if (refusedKey(node.value, node.start, node.end)) return false;
    frame.keys.add(known);
    frame.key = node;
  } else {
    frame.pairs.push({ key: frame.key, value: node });
    frame.key = undefined;
  }
  frame.end = node.end;
  return true;
}

function closed(frame: Frame, text: string): YamlNode | undefined {
  if (frame.key !== undefined) return undefined;
  const end = frame.flow ? endOfFlow(text, frame.end) : frame.end;
  if (end === undefined) return undefined;
  const { start, pairs, items } = frame;
  return frame.kind === 'map' ? { kind: 'map', pairs, start, end } : { kind: 'list', items, start, end };
}

/** The end of the bracket that closes a flow collection; undefined when more than commas and space come before it. */
function endOfFlow(text: string, from: number): number | undefined {
  const match = /[\s,]*[\]}]/y;
  match.lastIndex = from;
  return match.test(text) && endsHere(text, match.lastIndex) ? match.lastIndex : undefined;
}

function scalarOf(event: ScalarEvent, text: string, frame: Frame | undefined): YamlScalar | undefined {
  if (event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
  const isKey = frame?.kind === 'map' && frame.key === undefined;
  if (event.valueStart < 0) {
    const at = frame?.key?.end;
    return isKey || at === undefined ? undefined : { kind: 'scalar', value: null, start: at, end: at };
  }
  const place = placeOf(event, text, frame);
  if (!place) return undefined;
  const written = getScalarValue(text, event);
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && findForbidden(written) !== undefined) return undefined;
  const isPlain = event.style === SCALAR_STYLE.PLAIN;
  return { kind: 'scalar', value: isPlain && !isKey ? coreValue(written) : written, ...place };
}

/** What may follow a closing quote or bracket. */
const endsHere = (text: string, at: number): boolean => /^[\s,:\]}]?$/.test(text.slice(at, at + 1));

function placeOf(
  { style, valueStart, valueEnd }: ScalarEvent,
  text: string,
  frame: Frame | undefined,
): { readonly start: number; readonly end: number } | undefined {
  switch (style) {
    case SCALAR_STYLE.PLAIN:
      if (text.slice(valueStart, valueEnd).includes('\n')) return undefined;
      return { start: valueStart, end: valueEnd };
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      if (!endsHere(text, valueEnd + 1)) return undefined;
      return { start: valueStart - 1, end: valueEnd + 1 };
    default: {
      const header = /[\s:?-]*[|>](?!-?[\d+])/y;
      header.lastIndex = frame?.key?.end ?? frame?.end ?? 0;
      if (!header.test(text) || header.lastIndex > valueStart) return undefined;
      if (text.slice(valueStart, valueEnd).trim() === '') return undefined;
      return { start: header.lastIndex - 1, end: valueEnd };
    }
  }
}
