import { type CertificateParts, extensionIn } from './certificate-parts.ts';
import { type Der, oidText, partsOf, smallNumber } from './der.ts';

const anyPolicy = '2.5.29.32.0';

/** How many certificates more may come before a limit is reached. */
type Limits = { readonly explicit: number; readonly mapping: number; readonly any: number };

/**
 * Whether a path lacks a policy that one of its issuers demands (RFC 5280, 6.1.3 d to 6.1.5). Any policy does for the reader, so it is
 * enough to know which ones are left at each step; once there is none, there is none at the end.
 * @param path from below the anchor down to the end
 */
export function policyProblem(path: readonly CertificateParts[]): boolean {
  let left: ReadonlySet<string> = new Set([anyPolicy]);
  const count = path.length + 1;
  let limits: Limits = { explicit: count, mapping: count, any: count };
  for (const [index, parts] of path.entries()) {
    const isLast = index === path.length - 1;
    const isOwn = parts.issuerKey === parts.subjectKey;
    left = shared(left, policiesOf(parts), limits.any > 0 || (!isLast && isOwn));
    if (!isLast) left = mapped(left, parts, limits.mapping > 0);
    limits = limitsBelow(limits, parts, isOwn && !isLast);
  }
  return limits.explicit === 0 && left.size === 0;
}

function policiesOf(parts: CertificateParts): readonly string[] {
  const list = extensionIn(parts, '2.5.29.32');
  return list ? partsOf(list).map((one) => oidText(partsOf(one)[0] as Der)) : [];
}

function shared(
  left: ReadonlySet<string>,
  own: readonly string[],
  isAnyAllowed: boolean,
): ReadonlySet<string> {
  const named = own.filter((one) => one !== anyPolicy && (left.has(one) || left.has(anyPolicy)));
  return new Set([...named, ...(isAnyAllowed && own.includes(anyPolicy) ? left : [])]);
}

function mapped(left: ReadonlySet<string>, parts: CertificateParts, isAllowed: boolean): ReadonlySet<string> {
  const mappings = extensionIn(parts, '2.5.29.33');
  if (!mappings) return left;
  const pairs = partsOf(mappings).map((pair) => partsOf(pair).map(oidText));
  const result = new Set([...left].filter((one) => !pairs.some(([from]) => from === one)));
  for (const [from = '', to = ''] of pairs)
    if (isAllowed && (left.has(from) || left.has(anyPolicy))) result.add(to);
  return result;
}

function limitsBelow(limits: Limits, parts: CertificateParts, isOwn: boolean): Limits {
  const constraints = extensionIn(parts, '2.5.29.36');
  const inhibit = extensionIn(parts, '2.5.29.54');
  const stated = (tag: number): number => {
    const found = (constraints ? partsOf(constraints) : []).find((one) => one.tag === tag);
    return found ? smallNumber(found) : Number.POSITIVE_INFINITY;
  };
  const next = (value: number): number => (isOwn ? value : Math.max(0, value - 1));
  return {
    explicit: Math.min(next(limits.explicit), stated(0x80)),
    mapping: Math.min(next(limits.mapping), stated(0x81)),
    any: Math.min(next(limits.any), inhibit ? smallNumber(inhibit) : Number.POSITIVE_INFINITY),
  };
}
