import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';
import { type InputLimits, inputLimits } from '../input-limits.ts';
import { coreValue } from './core-values.ts';
import { findForbidden } from './forbidden-characters.ts';
import { refusedKey } from './refused-keys.ts';
import type { YamlNode, YamlPair, YamlScalar } from './yaml-tree.ts';

/**
 * Reads YAML that has nothing unusual in it, several times faster than the parser that explains mistakes. Undefined for
 * all else (syntax errors, features that are refused, limits, doubled keys): then that parser has the word. What is
 * returned is the same tree that it would give.
 */
export const readPlainYaml = (text: string, limits: InputLimits = inputLimits): YamlNode | undefined =>
  openPlainYaml(text, limits)?.tree;

/** {@link readPlainYaml} with the events that the tree was made of. */
export function openPlainYaml(
  text: string,
  limits: InputLimits = inputLimits,
): { readonly tree: YamlNode; readonly events: readonly Event[] } | undefined {
  if (disputed.test(text)) return undefined;
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: limits.depth });
  } catch {
    return undefined;
  }
  if (events.length > limits.tokens / 8) return undefined;
  const tree = treeOf(events, text, limits);
  return tree && { tree, events };
}

/** Tabs and document marks that are not at the start of their line: parsers differ in where they allow them. */
const disputed = /\t|^ +(?:---|\.\.\.)/m;

// The bundled library hands its constants out through getters, which would be asked for every event.
const { DOCUMENT, MAPPING, POP, SCALAR, SEQUENCE } = EVENT_ID;
const { DOUBLE_QUOTED, PLAIN, SINGLE_QUOTED } = SCALAR_STYLE;
const { FLOW } = COLLECTION_STYLE;

/** A collection under construction. A map waits for a value when it has a key. */
type Frame = {
  readonly kind: 'map' | 'list';
  readonly flow: boolean;
  readonly start: number;
  readonly pairs: YamlPair[];
  readonly items: YamlNode[];
  key: YamlScalar | undefined;
  /** Where the last thing in it ends. */
  end: number;
};

function treeOf(events: readonly Event[], text: string, limits: InputLimits): YamlNode | undefined {
  const [document] = events;
  if (document?.type !== DOCUMENT || document.directives.length > 0) return undefined;
  const stack: Frame[] = [];
  let parent: Frame | undefined;
  let root: YamlNode | undefined;
  for (let index = 1; index < events.length; index++) {
    const event = events[index] as Event;
    let node: YamlNode | undefined;
    switch (event.type) {
      case SCALAR:
        node = scalarOf(event, text, parent);
        break;
      case POP: {
        const frame = stack.pop();
        if (!frame) return index === events.length - 1 ? root : undefined;
        node = closed(frame, text);
        parent = stack[stack.length - 1];
        break;
      }
      case MAPPING:
      case SEQUENCE:
        if (event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
        parent = opened(event);
        stack.push(parent);
        continue;
      default:
        return undefined;
    }
    if (!node) return undefined;
    if (parent ? !put(parent, node, limits) : root) return undefined;
    if (!parent) root = node;
  }
  return undefined;
}

function opened({ start, style, type }: Extract<Event, { start: number }>): Frame {
  return {
    kind: type === MAPPING ? 'map' : 'list',
    flow: style === FLOW,
    start,
    pairs: [],
    items: [],
    key: undefined,
    end: start + 1,
  };
}

/** False when the node may not stand there. */
function put(frame: Frame, node: YamlNode, limits: InputLimits): boolean {
  if (frame.kind === 'list') {
    if (node.start === node.end || frame.items.length >= limits.itemsOfList) return false;
    frame.items.push(node);
  } else if (frame.key === undefined) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.start === node.end) return false;
    if (frame.pairs.length >= limits.keysOfMapping || refusedKey(node.value, 0, 0)) return false;
    if (isDoubled(frame.pairs, node.value)) return false;
    frame.key = node;
  } else {
    frame.pairs.push({ key: frame.key, value: node });
    frame.key = undefined;
  }
  frame.end = node.end;
  return true;
}

/** Keys outside ASCII may be the same in another normal form: the other parser compares those. */
function isDoubled(pairs: readonly YamlPair[], key: string): boolean {
  if (!ascii.test(key)) return pairs.some((pair) => String(pair.key.value).normalize() === key.normalize());
  for (let at = 0; at < pairs.length; at++) if (pairs[at]?.key.value === key) return true;
  return false;
}

const ascii = /^[ -~]*$/;

function closed(
  { kind, flow, start, pairs, items, key, end: last }: Frame,
  text: string,
): YamlNode | undefined {
  if (key !== undefined) return undefined;
  const end = flow ? endOfFlow(text, last) : last;
  if (end === undefined) return undefined;
  return kind === 'map' ? { kind: 'map', pairs, start, end } : { kind: 'list', items, start, end };
}

/** The end of the bracket that closes a flow collection; undefined when more than commas and space come before it. */
function endOfFlow(text: string, from: number): number | undefined {
  flowEnd.lastIndex = from;
  if (!flowEnd.test(text)) return undefined;
  const end = flowEnd.lastIndex;
  return endsHere(text, end) ? end : undefined;
}

const flowEnd = /[\s,]*[\]}]/y;

function scalarOf(event: ScalarEvent, text: string, frame: Frame | undefined): YamlScalar | undefined {
  if (event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
  const { style, valueStart, valueEnd } = event;
  const isKey = frame?.kind === 'map' && frame.key === undefined;
  if (valueStart < 0) {
    const at = frame?.key?.end;
    return isKey || at === undefined ? undefined : { kind: 'scalar', value: null, start: at, end: at };
  }
  if (style === PLAIN) {
    const written = text.slice(valueStart, valueEnd);
    const folded = written.includes('\n') ? getScalarValue(text, event) : written;
    if (isKey && folded !== written) return undefined;
    const value = isKey ? written : coreValue(folded);
    return { kind: 'scalar', value, start: valueStart, end: valueEnd };
  }
  if (style === SINGLE_QUOTED || style === DOUBLE_QUOTED) {
    if (!endsHere(text, valueEnd + 1)) return undefined;
    const value = getScalarValue(text, event);
    if (style === DOUBLE_QUOTED && findForbidden(value) !== undefined) return undefined;
    return { kind: 'scalar', value, start: valueStart - 1, end: valueEnd + 1 };
  }
  const start = startOfBlock(text, frame?.key?.end ?? frame?.end ?? 0, valueStart);
  if (start === undefined || text.slice(valueStart, valueEnd).trim() === '') return undefined;
  return { kind: 'scalar', value: getScalarValue(text, event), start, end: valueEnd };
}

/** What may follow a closing quote or bracket. */
function endsHere(text: string, at: number): boolean {
  return at >= text.length || ' \n\r,:]}'.includes(text.charAt(at));
}

/** Where the mark of a block scalar (`|`, `>`) stands; undefined for the rarer forms of it. */
function startOfBlock(text: string, from: number, valueStart: number): number | undefined {
  blockHeader.lastIndex = from;
  if (!blockHeader.test(text) || blockHeader.lastIndex > valueStart) return undefined;
  return blockHeader.lastIndex - 1;
}

const blockHeader = /[\s:?-]*[|>](?!-?[\d+])/y;
