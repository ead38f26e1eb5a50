import type { Chance } from './edits.ts';
import { oneOf } from './mutants.ts';

/** A value of ASN.1 as it stands in DER: its tag, and its bytes or what is inside. */
type Node = { tag: number; content: Uint8Array | Node[] };

function readNodes(bytes: Uint8Array): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at + 1 < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0;
    const more = first > 127 ? first & 127 : 0;
    let length = more === 0 ? first : 0;
    for (let index = 0; index < more; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
    const start = at + 2 + more;
    const content = bytes.subarray(start, start + length);
    nodes.push({ tag, content: tag & 0x20 ? readNodes(content) : content });
    at = start + length;
  }
  return nodes;
}

function written({ tag, content }: Node): Buffer {
  const inner = Array.isArray(content) ? Buffer.concat(content.map(written)) : Buffer.from(content);
  const { length } = inner;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), inner]);
}

const all = (node: Node): readonly Node[] => [
  node,
  ...(Array.isArray(node.content) ? node.content.flatMap(all) : []),
];

/** The signature value of CMS with its structure changed: parts swapped, dropped, doubled, nested, of other tags or from another signature. */
export function cmsMutant(cms: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const [root] = readNodes(cms);
  const [foreign] = readNodes(other);
  if (!root || !foreign) return cms;
  for (let rounds = 1 + chance(2); rounds > 0; rounds--) {
    const lists = all(root).filter((node) => Array.isArray(node.content) && node.content.length > 0);
    const list = oneOf(chance, lists);
    const items = list.content as Node[];
    const at = chance(items.length);
    const item = items[at];
    if (!item) continue;
    const leaves = all(root).filter((node) => !Array.isArray(node.content));
    oneOf<() => void>(chance, [
      () => void items.splice(at, 1),
      () => void items.splice(at, 0, structuredClone(item)),
      () => void items.splice(at, 1, structuredClone(oneOf(chance, all(foreign)))),
      () => void items.splice(at, 0, structuredClone(oneOf(chance, all(foreign)))),
      () => void items.splice(at, 1, structuredClone(oneOf(chance, all(root)))),
      () => void items.reverse(),
      () => {
        item.tag ^= oneOf(chance, [0x20, 0x80, 0x01, 0x10]);
      },
      () => void items.splice(at, 1, { tag: oneOf(chance, [0x30, 0x31, 0xa0, 0xa1, 0x04]), content: [item] }),
      () => {
        let now = item;
        for (let depth = oneOf(chance, [5, 300]); depth > 0; depth--) now = { tag: 0x30, content: [now] };
        items.splice(at, 1, now);
      },
      () => {
        oneOf(chance, leaves).content = oneOf(chance, leaves).content;
      },
      () => {
        const leaf = oneOf(chance, leaves);
        const bytes = Buffer.from(leaf.content as Uint8Array);
        if (bytes.length > 0) bytes[chance(bytes.length)] = chance(256);
        leaf.content = bytes;
      },
      () => {
        oneOf(chance, leaves).content = new Uint8Array(oneOf(chance, [0, 1, 2000]));
      },
    ])();
  }
  return written(root);
}

/** The place of the last signature's value in a file, as the hexadecimal digits between its brackets. */
export function contentsIn(bytes: Buffer): readonly [from: number, to: number] {
  const range = bytes.lastIndexOf('/ByteRange');
  const from = bytes.indexOf('<', bytes.indexOf('/Contents', range)) + 1;
  return [from, bytes.indexOf('>', from)];
}

/** The DER in a signature's place, without the zeros behind it. */
export function cmsIn(bytes: Buffer): Uint8Array {
  const [from, to] = contentsIn(bytes);
  const der = Buffer.from(bytes.subarray(from, to).toString('latin1'), 'hex');
  const [root] = readNodes(der);
  return root ? written(root) : der;
}

/** A signed file with another value in its last signature's place; undefined where it does not fit. */
export function withCms(bytes: Buffer, cms: Uint8Array): Buffer | undefined {
  const [from, to] = contentsIn(bytes);
  if (cms.length * 2 > to - from) return undefined;
  const copy = Buffer.from(bytes);
  copy.write(
    Buffer.from(cms)
      .toString('hex')
      .padEnd(to - from, '0'),
    from,
    'latin1',
  );
  return copy;
}

/**
 * The signature without the certificates inside (part `[0]` of SignedData, RFC 5652, 5.1), and with the signer's digest in the list before them, which may
 * be left empty by the same clause, and without which OpenSSL computes none.
 */
export function bareSignature(cms: Uint8Array): Uint8Array {
  const [root] = readNodes(cms);
  const inside = (node: Node | undefined): readonly Node[] =>
    Array.isArray(node?.content) ? node.content : [];
  const data = inside(inside(root)[1])[0];
  const signer = inside(inside(data).at(-1))[0];
  const [digests, digest] = [inside(data)[1], inside(signer)[2]];
  if (!root || !data || !digests || !digest) return cms;
  digests.content = [digest];
  data.content = inside(data).filter(({ tag }) => tag !== 0xa0);
  return written(root);
}
