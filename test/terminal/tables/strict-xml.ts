/** An element with its attributes, its text and its children. */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
};

const declaration = /^<\?xml version="1\.0"(?: encoding="UTF-8")?(?: standalone="(?:yes|no)")? ?\?>\s*/;
const token = /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const attribute = /([A-Za-z_][\w.:-]*)="([^"<]*)"/g;
/** What XML 1.0 does not allow, even as a reference. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads an XML 1.0 document that uses elements, attributes, text and the predefined entities only.
 * @throws Error at the first thing that is not well formed
 */
export function parseXml(xml: string): Element {
  if (illegal.test(xml)) throw new Error('illegal character');
  const root: Element = element('', '');
  const open = [root];
  token.lastIndex = declaration.exec(xml)?.[0].length ?? 0;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const match = token.exec(xml);
    const parent = open.at(-1);
    if (!match || !parent) throw new Error(`not well formed at ${at}: ${xml.slice(at, at + 60)}`);
    const [, closing, name = '', attributes = '', empty, text] = match;
    if (text !== undefined) parent.text += decoded(text);
    else if (closing) {
      if (parent.name !== name || attributes || open.length === 1) throw new Error(`unexpected </${name}>`);
      open.pop();
    } else {
      const child = element(name, attributes);
      parent.children.push(child);
      if (!empty) open.push(child);
    }
  }
  const [only, ...more] = root.children;
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  if (!only || more.length > 0 || root.text.trim()) throw new Error('not exactly one root element');
  return only;
}

function element(name: string, attributes: string): Element {
  const read = new Map<string, string>();
  for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
    if (read.has(key)) throw new Error(`attribute ${key} twice`);
    read.set(key, decoded(value));
  }
  return { name, attributes: read, children: [], text: '' };
}

function decoded(text: string): string {
  return text.replace(/&([^;]*;?)/g, (_, reference: string) => {
    const number = /^#(?:x([0-9A-Fa-f]+)|(\d+));$/.exec(reference);
    const character = number
      ? String.fromCodePoint(number[1] ? Number.parseInt(number[1], 16) : Number(number[2]))
      : entities[reference.slice(0, -1)];
    if (character === undefined || !reference.endsWith(';') || illegal.test(character))
      throw new Error(`unknown reference &${reference}`);
    return character;
  });
}

/** The elements of a name below an element, in the order of the document. */
export function elementsOf(parent: Element, name: string): readonly Element[] {
  return parent.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsOf(child, name),
  ]);
}
