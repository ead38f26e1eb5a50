import { type Der, each, oidText, partsOf, tags } from './der.ts';

/** Characters of the kinds of text that names are written in. */
const decoders: Readonly<Record<number, string>> = { 12: 'utf-8', 30: 'utf-16be' };

function textIn({ tag, content }: Der): string {
  const decoder = decoders[tag];
  return decoder ? new TextDecoder(decoder).decode(content) : Buffer.from(content).toString('latin1');
}

/** The parts of a distinguished name in the form for comparing: letter case and doubled spaces do not count (RFC 5280, 7.1). */
export const nameParts = (name: Der): readonly string[] =>
  partsOf(name).map((part) => JSON.stringify(pairsIn(part)));

/** Types and values of one part of a name, in one order. */
function pairsIn(part: Der): readonly (readonly [type: string, value: string])[] {
  const pairs = partsOf(part, tags.set).map((pair) => {
    const [type, value, ...others] = partsOf(pair);
    if (!type || !value || others.length > 0) throw new RangeError('not a name');
    return [oidText(type), comparable(value)] as const;
  });
  return pairs.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** UTF8String, PrintableString, TeletexString, IA5String, VisibleString, UniversalString and BMPString. */
const texts: ReadonlySet<number> = new Set([12, 19, 20, 22, 26, 28, 30]);

/** A value in the form for comparing. What is no text is only like itself, byte for byte: inside it may stand what looks like spaces. */
const comparable = (value: Der): string =>
  texts.has(value.tag)
    ? textIn(value).trim().replaceAll(/\s+/g, ' ').toLowerCase()
    : `#${Buffer.from(value.raw).toString('hex')}`;

/** One string for a whole name, equal for equal names. */
export const nameKey = (name: Der): string => JSON.stringify(nameParts(name));

const emailType = '1.2.840.113549.1.9.1';
/** Context tags of the names that can be held against constraints (RFC 5280, 4.2.1.6). */
const kinds = { email: 0x81, dns: 0x82, directory: 0xa4, uri: 0x86, address: 0x87 } as const;

/** Name constraints of one issuer: general names, each with its tag (RFC 5280, 4.2.1.10). */
export type NameConstraints = { readonly permitted: readonly Der[]; readonly excluded: readonly Der[] };

export function readConstraints(value: Der): NameConstraints {
  const lists = partsOf(value);
  const bases = (tag: number): readonly Der[] => {
    const list = lists.find((one) => one.tag === tag);
    return list ? [...each(list.content)].flatMap((subtree) => partsOf(subtree)[0] ?? []) : [];
  };
  return { permitted: bases(0xa0), excluded: bases(0xa1) };
}

/** Whether names satisfy constraints. A kind of name that is constrained and cannot be compared here does not. */
export function areWithin(names: readonly Der[], { permitted, excluded }: NameConstraints): boolean {
  return names.every((name) => {
    const allowed = permitted.filter(({ tag }) => tag === name.tag);
    if (allowed.length > 0 && !allowed.some((base) => isBelow(name, base) === true)) return false;
    return excluded.filter(({ tag }) => tag === name.tag).every((base) => isBelow(name, base) === false);
  });
}

/** The names of a certificate: its subject, its alternative names, and an e-mail address in the subject. */
export function namesOf(subject: Der, alternative: Der | undefined): readonly Der[] {
  const others = alternative ? partsOf(alternative) : [];
  const hasEmail = others.some(({ tag }) => tag === kinds.email);
  const emails = hasEmail ? [] : partsOf(subject).flatMap(emailsIn);
  const own =
    subject.content.length > 0 ? [{ tag: kinds.directory, content: subject.raw, raw: subject.raw }] : [];
  return [...own, ...others, ...emails];
}

function emailsIn(part: Der): readonly Der[] {
  return pairsIn(part)
    .filter(([type]) => type === emailType)
    .map(([, text]) => ({ tag: kinds.email, content: Buffer.from(text, 'latin1'), raw: new Uint8Array() }));
}

/** Whether a name lies in a subtree; undefined where that cannot be said. */
function isBelow(name: Der, base: Der): boolean | undefined {
  const [one, tree] = [textIn(name).toLowerCase(), textIn(base).toLowerCase()];
  switch (name.tag) {
    case kinds.directory: {
      const [own, above] = [
        nameParts(partsOf(name, kinds.directory)[0] as Der),
        nameParts(partsOf(base, kinds.directory)[0] as Der),
      ];
      return above.every((part, index) => own[index] === part);
    }
    case kinds.email:
      return tree.includes('@') ? one === tree : isHost(one.slice(one.lastIndexOf('@') + 1), tree);
    case kinds.dns:
      return tree === '' || one === tree || one.endsWith(`.${tree.replace(/^\./, '')}`);
    case kinds.uri:
      return URL.canParse(one) ? isHost(new URL(one).hostname, tree) : undefined;
    case kinds.address: {
      const half = base.content.length / 2;
      if (half !== name.content.length) return false;
      return name.content.every(
        (byte, at) => ((byte ^ (base.content[at] ?? 0)) & (base.content[half + at] ?? 0)) === 0,
      );
    }
    default:
      return undefined;
  }
}

/** A host by its full name; a constraint that begins with a dot means every host below. */
const isHost = (host: string, tree: string): boolean =>
  tree.startsWith('.') ? host.endsWith(tree) : host === tree;
